#ifndef CPango_shim_h
#define CPango_shim_h
#include <pango/pango.h>
#include <pango/pangoft2.h>
#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <zlib.h>

// HarfBuzz 7 gave the function that draws a glyph a new name.
static inline void postroom_draw_glyph(hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *pen, void *data) {
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, pen, data);
#else
  hb_font_get_glyph_shape(font, glyph, pen, data);
#endif
}
#endif
