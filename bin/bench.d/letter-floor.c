/* The floor for one letter: the page that Press draws for the bench, drawn the plain way.
 * One PangoLayout for every piece of text, one Cairo document for every letter, nothing kept
 * between letters but the font map. Prints milliseconds of the processor for each letter.
 *
 *   gcc -O2 letter-floor.c -o letter-floor $(pkg-config --cflags --libs pangocairo) && ./letter-floor 500 [FILE]
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MM (72.0 / 25.4)

static PangoContext *context;

static void text(cairo_t *cr, const char *font, const char *words, double x, double y, double width, PangoAlignment align)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout, description);
    if (width > 0) {
        pango_layout_set_width(layout, (int)(width * MM * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_alignment(layout, align);
    pango_layout_set_text(layout, words, -1);
    cairo_move_to(cr, x * MM, y * MM);
    pango_cairo_show_layout(cr, layout);
    pango_font_description_free(description);
    g_object_unref(layout);
}

static void rule(cairo_t *cr, double x, double y, double width)
{
    cairo_set_line_width(cr, 0.4);
    cairo_move_to(cr, x * MM, y * MM);
    cairo_line_to(cr, (x + width) * MM, y * MM);
    cairo_stroke(cr);
}

static void letterhead(cairo_t *cr)
{
    text(cr, "Inter Heavy 17", "Calder Fibre", 25, 16, 0, PANGO_ALIGN_LEFT);
    text(cr, "Inter 8", "Calder House, 2 Wharf Approach", 125, 16, 60, PANGO_ALIGN_RIGHT);
    text(cr, "Inter 8", "Leeds LS1 4GX", 125, 20, 60, PANGO_ALIGN_RIGHT);
    text(cr, "Inter 8", "0113 496 0100", 125, 24, 60, PANGO_ALIGN_RIGHT);
    text(cr, "Inter 8", "accounts@calderfibre.example", 125, 28, 60, PANGO_ALIGN_RIGHT);
    text(cr, "Inter 8", "calderfibre.example", 125, 32, 60, PANGO_ALIGN_RIGHT);
    const char *to[] = {"Mrs J Hartley", "Hartley & Sons Joinery Ltd", "Unit 4 Kirkgate Works", "18 Dock Street", "Leeds", "LS10 1JF"};
    for (int i = 0; i < 6; i++)
        text(cr, "Inter 10", to[i], 25, 56 + i * 4.5, 0, PANGO_ALIGN_LEFT);
    const char *facts[][2] = {{"Date", "20 November 2026"}, {"Our reference", "12345/C001"}, {"Your reference", "PO 4471"}};
    for (int i = 0; i < 3; i++) {
        text(cr, "Inter 8", facts[i][0], 130, 56 + i * 4.5, 0, PANGO_ALIGN_LEFT);
        text(cr, "Inter 10", facts[i][1], 153, 56 + i * 4.5, 0, PANGO_ALIGN_LEFT);
    }
}

static void table(cairo_t *cr)
{
    static const double left[] = {25, 55, 83, 111, 137, 163};
    static const double wide[] = {30, 28, 28, 20, 24, 22};
    const char *heads[] = {"Invoice", "Date", "Due", "Amount", "Outstanding", "Days overdue"};
    for (int c = 0; c < 6; c++)
        text(cr, "Inter Bold 8.5", heads[c], left[c], 122, wide[c], c < 3 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    rule(cr, 25, 127, 160);
    for (int r = 0; r < 12; r++) {
        char cells[6][32];
        snprintf(cells[0], 32, "INV-%d", 204417 + r * 119);
        snprintf(cells[1], 32, "%d %s 2026", 3 + r, r % 2 ? "August" : "September");
        snprintf(cells[2], 32, "%d %s 2026", 3 + r, r % 2 ? "September" : "October");
        snprintf(cells[3], 32, "£%d.%02d", 412 + r * 37, (50 + r * 13) % 100);
        snprintf(cells[4], 32, "£%d.%02d", 412 + r * 31, (50 + r * 7) % 100);
        snprintf(cells[5], 32, "%d", 48 - r);
        for (int c = 0; c < 6; c++)
            text(cr, "Inter 9.5", cells[c], left[c], 128 + r * 6, wide[c], c < 3 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
        rule(cr, 25, 133.5 + r * 6, 160);
    }
    text(cr, "Inter Bold 9.5", "Total overdue", 25, 201, 0, PANGO_ALIGN_LEFT);
    text(cr, "Inter Bold 9.5", "£6,990.62", 137, 201, 24, PANGO_ALIGN_RIGHT);
}

static void body(cairo_t *cr)
{
    text(cr, "Inter Bold 13", "Your account is overdue by £6,990.62", 25, 92, 160, PANGO_ALIGN_LEFT);
    text(cr, "Inter 10", "Dear Mrs Hartley", 25, 101, 160, PANGO_ALIGN_LEFT);
    text(cr, "Inter 10",
         "We have not received payment for the invoices below. If you have paid in the last three days, thank you, and "
         "you need do nothing more.",
         25, 108, 160, PANGO_ALIGN_LEFT);
    table(cr);
    text(cr, "Inter 10",
         "Please pay £6,990.62 by 27 November 2026 to keep your account in good order. If something on an invoice looks "
         "wrong, or you cannot pay it all at once, call us on 0113 496 0100 and we will work it out with you.",
         25, 210, 160, PANGO_ALIGN_LEFT);
    cairo_set_source_rgb(cr, 0.95, 0.96, 0.96);
    cairo_rectangle(cr, 25 * MM, 224 * MM, 160 * MM, 22 * MM);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 0.11, 0.12, 0.13);
    const char *pay[][2] = {{"Pay to", "Calder Fibre Ltd"}, {"Bank", "Example Bank"}, {"Sort code", "00-00-00"},
                            {"Account", "00000000"}, {"IBAN", "GB00 EXAM 0000 0000 0000 00"}, {"Reference", "12345"}};
    for (int i = 0; i < 6; i++) {
        text(cr, "Inter 8", pay[i][0], 29 + (i / 3) * 78, 226 + (i % 3) * 6, 0, PANGO_ALIGN_LEFT);
        text(cr, "Inter Bold 9.5", pay[i][1], 50 + (i / 3) * 78, 226 + (i % 3) * 6, 0, PANGO_ALIGN_LEFT);
    }
    text(cr, "Inter 10", "Yours sincerely", 25, 250, 0, PANGO_ALIGN_LEFT);
    text(cr, "Inter Bold 10", "Priya Nair", 25, 263, 0, PANGO_ALIGN_LEFT);
    text(cr, "Inter 10", "Credit controller", 25, 267.5, 0, PANGO_ALIGN_LEFT);
    rule(cr, 25, 277, 160);
    text(cr, "Inter 7.5",
         "Calder Fibre Ltd. Registered in England and Wales no. 00000000. Registered office: Calder House, 2 Wharf "
         "Approach, Leeds LS1 4GX. VAT no. GB 000 0000 00.",
         25, 279, 135, PANGO_ALIGN_LEFT);
    text(cr, "Inter 7.5", "Page 1 of 1", 165, 279, 20, PANGO_ALIGN_RIGHT);
}

struct bytes { unsigned char *start; size_t count, room; };

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length)
{
    struct bytes *to = closure;
    if (to->count + length > to->room) {
        to->room = (to->count + length) * 2;
        to->start = realloc(to->start, to->room);
    }
    memcpy(to->start + to->count, data, length);
    to->count += length;
    return CAIRO_STATUS_SUCCESS;
}

int main(int argc, char **argv)
{
    int letters = argc > 1 ? atoi(argv[1]) : 200;
    struct bytes pdf = {0};
    struct timespec from, to;
    context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    for (int i = -20; i < letters; i++) {
        if (i == 0)
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        pdf.count = 0;
        cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, &pdf, 210 * MM, 297 * MM);
        cairo_t *cr = cairo_create(surface);
        cairo_set_source_rgb(cr, 0.11, 0.12, 0.13);
        pango_cairo_update_context(cr, context);
        letterhead(cr);
        body(cr);
        cairo_show_page(cr);
        cairo_destroy(cr);
        cairo_surface_finish(surface);
        cairo_surface_destroy(surface);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%.3f\n", ((to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6) / letters);
    if (argc > 2) {
        FILE *file = fopen(argv[2], "wb");
        fwrite(pdf.start, 1, pdf.count, file);
        fclose(file);
    }
    return 0;
}
