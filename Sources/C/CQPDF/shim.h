#ifndef CQPDF_shim_h
#define CQPDF_shim_h
#include <qpdf/qpdf-c.h>
#endif
