// Every other call is static inline in the header. _GNU_SOURCE, which dl_iterate_phdr(3) wants, may be defined here.
#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <link.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

// Whether the loader has written into the program's code (text relocations), which must then stay as it is.
static int hasChangedText(struct dl_phdr_info *image) {
    for (int index = 0; index < image->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &image->dlpi_phdr[index];
        if (part->p_type != PT_DYNAMIC) continue;
        for (const ElfW(Dyn) *entry = (const void *)(image->dlpi_addr + part->p_vaddr); entry->d_tag != DT_NULL; entry++) {
            if (entry->d_tag == DT_TEXTREL) return 1;
            if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL)) return 1;
        }
    }
    return 0;
}

static int releaseImage(struct dl_phdr_info *image, size_t size, void *context) {
    (void)size, (void)context;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    if (hasChangedText(image)) return 0;
    for (int index = 0; index < image->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &image->dlpi_phdr[index];
        // What was ever writable holds relocated addresses, and is no copy of the file.
        if (part->p_type != PT_LOAD || (part->p_flags & PF_W)) continue;
        uintptr_t start = (image->dlpi_addr + part->p_vaddr + page - 1) & ~(page - 1);
        uintptr_t end = (image->dlpi_addr + part->p_vaddr + part->p_filesz) & ~(page - 1);
        if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void cplatform_release_program_pages(void) { dl_iterate_phdr(releaseImage, NULL); }

static sem_t terminations;
static volatile sig_atomic_t firstTermination;

// Only what signal-safety(7) allows.
static void noteTermination(int number) {
    int before = errno;
    if (!firstTermination) firstTermination = number;
    sem_post(&terminations);
    errno = before;
}

void cplatform_note_terminations(void) {
    struct sigaction action = {.sa_handler = noteTermination, .sa_flags = SA_RESTART};
    sigset_t numbers;
    sem_init(&terminations, 0, 0);
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    // Whoever started the program may have had them blocked, and a child has what its parent had.
    sigemptyset(&numbers);
    sigaddset(&numbers, SIGTERM);
    sigaddset(&numbers, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &numbers, NULL);
}

int cplatform_wait_for_termination(void) {
    while (sem_wait(&terminations) != 0 && errno == EINTR) {}
    return firstTermination;
}
