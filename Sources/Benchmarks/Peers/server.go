// usage: go run server.go PORT FILE: GET /a/1 answers the bytes of a file, POST /echo the length of its content.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
)

func main() {
	runtime.GOMAXPROCS(1)
	body, err := os.ReadFile(os.Args[2])
	if err != nil {
		panic(err)
	}
	http.HandleFunc("GET /a/1", func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("ETag", "\"1-9f31c2ab\"")
		h.Set("Cache-Control", "public, max-age=60")
		h.Set("Content-Length", fmt.Sprint(len(body)))
		w.Write(body)
	})
	http.HandleFunc("POST /echo", func(w http.ResponseWriter, r *http.Request) {
		length, _ := io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, "{\"length\":%d}", length)
	})
	panic(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
