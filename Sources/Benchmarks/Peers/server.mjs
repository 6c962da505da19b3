// usage: node server.mjs PORT FILE: GET /a/1 answers the bytes of a file, POST /echo the length of its content.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.argv[3]);
const fields = {
  'Content-Type': 'application/json', ETag: '"1-9f31c2ab"', 'Cache-Control': 'public, max-age=60', 'Content-Length': body.length,
};

createServer((request, response) => {
  if (request.method === 'GET' && request.url === '/a/1') return response.writeHead(200, fields).end(body);
  if (request.method !== 'POST' || request.url !== '/echo') return response.writeHead(404).end();
  let length = 0;
  request.on('data', (chunk) => { length += chunk.length; });
  request.on('end', () => {
    const content = JSON.stringify({ length });
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': content.length }).end(content);
  });
}).listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 1024 });
