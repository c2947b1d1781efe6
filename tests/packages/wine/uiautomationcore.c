/* Stands in for Windows' UIAutomationCore under wine: instead of handing the tree of Qt's own provider to a screen
   reader it writes it to a file, one element on a line, with what every pattern says. */
#define COBJMACROS
#include <initguid.h>
#include <windows.h>
#include <stdio.h>
#include <uiautomationcore.h>

enum { CONTROL_TYPE = 30003, NAME = 30005, FOCUSABLE = 30009, ENABLED = 30010, DESCRIPTION = 30159 };
enum { VALUE = 10002, EXPAND_COLLAPSE = 10005, SELECTION_ITEM = 10010, TOGGLE = 10015 };
static const int PATTERNS[] = {10000, 10001, 10002, 10003, 10005, 10006, 10007, 10010, 10012, 10013, 10014, 10015};

static void write_text(FILE *out, const WCHAR *text) {
    char bytes[4096];
    int length = text ? WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL) : 0;
    fputc('"', out);
    for (int place = 0; place < length - 1; place++) {
        unsigned char letter = (unsigned char)bytes[place];
        if (letter == '"' || letter == '\\') fprintf(out, "\\%c", letter);
        else if (letter < ' ') fprintf(out, "\\u%04x", letter);
        else fputc(letter, out);
    }
    fputc('"', out);
}

static void write_property(FILE *out, const char *called, IRawElementProviderSimple *element, int property) {
    VARIANT value;
    VariantInit(&value);
    IRawElementProviderSimple_GetPropertyValue(element, property, &value);
    fprintf(out, ", \"%s\": ", called);
    if (value.vt == VT_BSTR) write_text(out, value.bstrVal);
    else if (value.vt == VT_I4) fprintf(out, "%ld", (long)value.lVal);
    else if (value.vt == VT_BOOL) fprintf(out, value.boolVal ? "true" : "false");
    else fprintf(out, "null");
    VariantClear(&value);
}

/* What a pattern answers stands at a fixed place in its table of methods; mingw's headers do not name all of them. */
static void answer(IUnknown *pattern, int place, void *into) {
    typedef HRESULT (STDMETHODCALLTYPE *Method)(IUnknown *, void *);
    (*(Method **)pattern)[place](pattern, into);
}

static void write_state(FILE *out, int pattern, IUnknown *found) {
    int state = -1;
    BSTR words = NULL;
    if (pattern == EXPAND_COLLAPSE) answer(found, 5, &state);
    if (pattern == TOGGLE) answer(found, 4, &state);
    if (pattern == SELECTION_ITEM) answer(found, 6, &state);
    if (pattern != VALUE) { fprintf(out, "%d", state); return; }
    answer(found, 4, &words);
    write_text(out, words);
    SysFreeString(words);
}

static void walk(FILE *out, IRawElementProviderFragment *element, int depth) {
    IRawElementProviderSimple *simple = NULL;
    IRawElementProviderFragment *child = NULL, *next = NULL;
    if (FAILED(IRawElementProviderFragment_QueryInterface(element, &IID_IRawElementProviderSimple, (void **)&simple))) return;
    fprintf(out, "{\"depth\": %d", depth);
    write_property(out, "type", simple, CONTROL_TYPE);
    write_property(out, "name", simple, NAME);
    write_property(out, "description", simple, DESCRIPTION);
    write_property(out, "focusable", simple, FOCUSABLE);
    write_property(out, "enabled", simple, ENABLED);
    fprintf(out, ", \"patterns\": {");
    const char *before = "";
    for (unsigned place = 0; place < sizeof PATTERNS / sizeof *PATTERNS; place++) {
        IUnknown *found = NULL;
        IRawElementProviderSimple_GetPatternProvider(simple, PATTERNS[place], &found);
        if (!found) continue;
        fprintf(out, "%s\"%d\": ", before, PATTERNS[place]);
        write_state(out, PATTERNS[place], found);
        IUnknown_Release(found);
        before = ", ";
    }
    fprintf(out, "}}\n");
    IRawElementProviderSimple_Release(simple);
    IRawElementProviderFragment_Navigate(element, NavigateDirection_FirstChild, &child);
    while (child) {
        walk(out, child, depth + 1);
        IRawElementProviderFragment_Navigate(child, NavigateDirection_NextSibling, &next);
        IRawElementProviderFragment_Release(child);
        child = next;
        next = NULL;
    }
}

__declspec(dllexport) LRESULT WINAPI UiaReturnRawElementProvider(HWND window, WPARAM w, LPARAM l, IRawElementProviderSimple *element) {
    IRawElementProviderFragment *root = NULL;
    FILE *out = fopen(getenv("UIA_TREE"), "ab");
    if (out && element && SUCCEEDED(IRawElementProviderSimple_QueryInterface(element, &IID_IRawElementProviderFragment, (void **)&root))) {
        walk(out, root, 0);
        IRawElementProviderFragment_Release(root);
    }
    if (out) fclose(out);
    return 0;
}

__declspec(dllexport) BOOL WINAPI UiaClientsAreListening(void) { return TRUE; }
__declspec(dllexport) HRESULT WINAPI UiaHostProviderFromHwnd(HWND w, IRawElementProviderSimple **out) { *out = NULL; return E_FAIL; }
__declspec(dllexport) HRESULT WINAPI UiaRaiseAutomationEvent(IRawElementProviderSimple *e, int id) { return S_OK; }
__declspec(dllexport) HRESULT WINAPI UiaRaiseAutomationPropertyChangedEvent(IRawElementProviderSimple *e, int id, VARIANT a, VARIANT b) { return S_OK; }
__declspec(dllexport) HRESULT WINAPI UiaRaiseNotificationEvent(IRawElementProviderSimple *e, int kind, int processing, BSTR words, BSTR id) { return S_OK; }
