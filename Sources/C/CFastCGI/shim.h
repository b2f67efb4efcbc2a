#ifndef CFastCGI_shim_h
#define CFastCGI_shim_h
#include <fcgiapp.h>
/* Swift's Glibc leaves this one out. */
#include <sys/epoll.h>
#endif
