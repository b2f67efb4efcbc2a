/* The floor for a page: a responder that does nothing but answer, with as many bytes as a page has.
 *
 *   gcc -O2 responder-floor.c -o responder-floor $(pkg-config --cflags --libs fcgi) && ./responder-floor SOCKET BYTES
 */
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int length = atoi(argv[2]);
    char *page = malloc(length + 16);
    memset(page, 'x', length);
    strcpy(page + length - 8, "</html>\n");
    FCGX_Init();
    int socket = FCGX_OpenSocket(argv[1], 128);
    FCGX_Request request;
    FCGX_InitRequest(&request, socket, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_FPrintF(request.out, "Status: 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n", length);
        FCGX_PutStr(page, length, request.out);
        FCGX_Finish_r(&request);
    }
    return 0;
}
