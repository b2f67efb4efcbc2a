/* The floor for an email: libcurl hands over bytes that lie ready, over eight kept connections, and keeps no ledger.
 *
 *   gcc -O2 email-floor.c -o email-floor $(pkg-config --cflags --libs libcurl) -lpthread && ./email-floor PORT COUNT BYTES
 *
 * Prints messages a second, and the microseconds of the processor that each took.
 */
#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CONNECTIONS = 8 };

static char *message, address[64];
static size_t length;
static int share;

static size_t hand_over(char *room, size_t size, size_t count, void *progress)
{
    size_t *done = progress, left = length - *done, piece = size * count < left ? size * count : left;
    memcpy(room, message + *done, piece);
    *done += piece;
    return piece;
}

static void *send_share(void *unused)
{
    size_t done;
    CURL *line = curl_easy_init();
    curl_easy_setopt(line, CURLOPT_URL, address);
    curl_easy_setopt(line, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(line, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(line, CURLOPT_UPLOAD_BUFFERSIZE, 65536L);
    curl_easy_setopt(line, CURLOPT_READFUNCTION, hand_over);
    curl_easy_setopt(line, CURLOPT_READDATA, &done);
    curl_easy_setopt(line, CURLOPT_MAIL_FROM, "<a@calderfibre.example>");
    curl_easy_setopt(line, CURLOPT_MAIL_RCPT, curl_slist_append(NULL, "<b@customer.example>"));
    for (int sent = 0; sent < share; sent++) {
        done = 0;
        CURLcode code = curl_easy_perform(line);
        if (code != CURLE_OK) {
            fprintf(stderr, "%s\n", curl_easy_strerror(code));
            exit(1);
        }
    }
    curl_easy_cleanup(line);
    return unused;
}

static double seconds_of(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    snprintf(address, sizeof address, "smtp://127.0.0.1:%d/bench", atoi(argv[1]));
    share = atoi(argv[2]) / CONNECTIONS;
    length = atoi(argv[3]);
    message = malloc(length);
    for (size_t i = 0; i < length; i++)
        message[i] = i % 78 == 76 ? '\r' : i % 78 == 77 ? '\n' : 'a' + i % 26;
    curl_global_init(CURL_GLOBAL_ALL);
    pthread_t threads[CONNECTIONS];
    double start = seconds_of(CLOCK_MONOTONIC), used = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < CONNECTIONS; i++)
        pthread_create(threads + i, NULL, send_share, NULL);
    for (int i = 0; i < CONNECTIONS; i++)
        pthread_join(threads[i], NULL);
    int sent = share * CONNECTIONS;
    printf("%.0f %.0f\n", sent / (seconds_of(CLOCK_MONOTONIC) - start),
           (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - used) / sent * 1e6);
}
