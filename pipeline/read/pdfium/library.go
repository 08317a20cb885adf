package pdfium

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"

	gopdfium "github.com/klippa-app/go-pdfium"
)

// library is the functions of one instance of pdfium. go-pdfium's own wrappers take
// several calls and allocations a character, which is most of the time that reading a
// page takes, so pdfium's exports are called as they are.
//
// A call that fails (the instance trapped, or asked for more memory than it may have)
// sets err, after which all calls give 0: the caller looks once, at the end.
type library struct {
	ctx   context.Context
	mem   memory
	stack [8]uint64
	err   error

	malloc, free                                      function
	loadDocument, closeDocument, lastError, metaText  function
	pageCount, loadPage, closePage                    function
	boundingBox, rotation                             function
	countObjects, getObject, objectType, bounds       function
	countInForm, getInForm                            function
	loadText, closeText, countChars                   function
	unicode, textObject, origin, looseBox, charBox    function
	generated, unmapped, matrix, fontSize, objectSize function
	objectFont, fontName, fontFlags, fontData         function
	ascent, descent, glyphWidth                       function
	fillColour, renderMode, objectMatrix              function
	clipPath, countPaths, countPoints                 function
	clipPoint, pathPoint                              function
	countMarks, mark, markName                        function
	pathCount, pathSegment, segmentKind, segmentClose function
	drawMode, strokeWidth, objectFill                 function
	countNotes, note, noteKind, closeNote, flatten    function
	newBitmap, fillBitmap, bitmapBuffer, closeBitmap  function
	render                                            function
}

// memory is what is needed of the instance's memory.
type memory interface {
	Size() uint32
	Read(offset, n uint32) ([]byte, bool)
	Write(offset uint32, v []byte) bool
	ReadUint32Le(offset uint32) (uint32, bool)
	ReadUint64Le(offset uint32) (uint64, bool)
}

// function is a function of the instance, called with its parameters on the stack,
// where its result then stands.
type function interface {
	CallWithStack(ctx context.Context, stack []uint64) error
}

// bind finds the functions in an instance. go-pdfium's types for them are internal, so
// they are reached by their methods' names; a version that has others fails here.
func bind(inst gopdfium.Pdfium) (l *library, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("this version of go-pdfium is not known: %v", x)
		}
	}()
	l = &library{ctx: context.Background()}
	module := reflect.ValueOf(inst.GetImplementation()).Elem().FieldByName("Module").Elem()
	exported := module.MethodByName("ExportedFunction")
	l.mem = module.MethodByName("Memory").Call(nil)[0].Interface().(memory)
	for name, f := range map[string]*function{
		"malloc": &l.malloc, "free": &l.free,
		"FPDF_LoadMemDocument": &l.loadDocument, "FPDF_CloseDocument": &l.closeDocument,
		"FPDF_GetLastError": &l.lastError, "FPDF_GetMetaText": &l.metaText,
		"FPDF_GetPageCount": &l.pageCount, "FPDF_LoadPage": &l.loadPage, "FPDF_ClosePage": &l.closePage,
		"FPDF_GetPageBoundingBox": &l.boundingBox, "FPDFPage_GetRotation": &l.rotation,
		"FPDFPage_CountObjects": &l.countObjects, "FPDFPage_GetObject": &l.getObject,
		"FPDFPageObj_GetType": &l.objectType, "FPDFPageObj_GetBounds": &l.bounds,
		"FPDFFormObj_CountObjects": &l.countInForm, "FPDFFormObj_GetObject": &l.getInForm,
		"FPDFText_LoadPage": &l.loadText, "FPDFText_ClosePage": &l.closeText, "FPDFText_CountChars": &l.countChars,
		"FPDFText_GetUnicode": &l.unicode, "FPDFText_GetTextObject": &l.textObject,
		"FPDFText_GetCharOrigin": &l.origin, "FPDFText_GetLooseCharBox": &l.looseBox, "FPDFText_GetCharBox": &l.charBox,
		"FPDFText_IsGenerated": &l.generated, "FPDFText_HasUnicodeMapError": &l.unmapped,
		"FPDFText_GetMatrix": &l.matrix, "FPDFText_GetFontSize": &l.fontSize,
		"FPDFTextObj_GetFont": &l.objectFont, "FPDFFont_GetBaseFontName": &l.fontName,
		"FPDFFont_GetFlags": &l.fontFlags, "FPDFFont_GetFontData": &l.fontData,
		"FPDFFont_GetAscent": &l.ascent, "FPDFFont_GetDescent": &l.descent, "FPDFFont_GetGlyphWidth": &l.glyphWidth,
		"FPDFText_GetFillColor": &l.fillColour, "FPDFTextObj_GetTextRenderMode": &l.renderMode,
		"FPDFPageObj_GetMatrix": &l.objectMatrix, "FPDFTextObj_GetFontSize": &l.objectSize,
		"FPDFPageObj_CountMarks": &l.countMarks, "FPDFPageObj_GetMark": &l.mark,
		"FPDFPageObjMark_GetName": &l.markName,
		"FPDFPageObj_GetClipPath": &l.clipPath, "FPDFClipPath_CountPaths": &l.countPaths,
		"FPDFClipPath_CountPathSegments": &l.countPoints, "FPDFClipPath_GetPathSegment": &l.clipPoint,
		"FPDFPathSegment_GetPoint": &l.pathPoint,
		"FPDFPath_CountSegments":   &l.pathCount, "FPDFPath_GetPathSegment": &l.pathSegment,
		"FPDFPathSegment_GetType": &l.segmentKind, "FPDFPathSegment_GetClose": &l.segmentClose,
		"FPDFPath_GetDrawMode": &l.drawMode, "FPDFPageObj_GetStrokeWidth": &l.strokeWidth, "FPDFPageObj_GetFillColor": &l.objectFill,
		"FPDFPage_GetAnnotCount": &l.countNotes, "FPDFPage_GetAnnot": &l.note,
		"FPDFAnnot_GetSubtype": &l.noteKind, "FPDFPage_CloseAnnot": &l.closeNote, "FPDFPage_Flatten": &l.flatten,
		"FPDFBitmap_CreateEx": &l.newBitmap, "FPDFBitmap_FillRect": &l.fillBitmap,
		"FPDFBitmap_GetBuffer": &l.bitmapBuffer, "FPDFBitmap_Destroy": &l.closeBitmap,
		"FPDF_RenderPageBitmap": &l.render,
	} {
		v := exported.Call([]reflect.Value{reflect.ValueOf(name)})[0]
		if v.IsNil() {
			return nil, fmt.Errorf("it has no %s", name)
		}
		*f = v.Interface().(function)
	}
	return l, nil
}

// call calls a function and returns its result.
func (l *library) call(f function, args ...uint64) uint64 {
	if l.err != nil {
		return 0
	}
	copy(l.stack[:], args)
	if err := f.CallWithStack(l.ctx, l.stack[:]); err != nil {
		l.err = err
		return 0
	}
	return l.stack[0]
}

// count is the result of a call that gives an int.
func (l *library) count(f function, args ...uint64) int {
	return int(int32(uint32(l.call(f, args...))))
}

// ok is the result of a call that gives a boolean.
func (l *library) ok(f function, args ...uint64) bool { return uint32(l.call(f, args...)) != 0 }

// float64 is the result of a call that gives a double.
func (l *library) float64(f function, args ...uint64) float64 {
	return math.Float64frombits(l.call(f, args...))
}

// float32Bits is a float as a parameter.
func float32Bits(f float64) uint64 { return uint64(math.Float32bits(float32(f))) }

// singles reads n floats that a call has written at p.
func (l *library) singles(p uint64, out []float64) {
	for i := range out {
		u, _ := l.mem.ReadUint32Le(uint32(p) + 4*uint32(i))
		out[i] = float64(math.Float32frombits(u))
	}
}

// doubles reads n doubles that a call has written at p.
func (l *library) doubles(p uint64, out []float64) {
	for i := range out {
		u, _ := l.mem.ReadUint64Le(uint32(p) + 8*uint32(i))
		out[i] = math.Float64frombits(u)
	}
}

var errMemory = errors.New("pdfium has no memory left")

// put copies bytes into the instance's memory; what it returns is to be freed.
func (l *library) put(b []byte) uint64 {
	p := l.call(l.malloc, uint64(len(b)))
	if l.err == nil && (p == 0 || !l.mem.Write(uint32(p), b)) {
		l.err = errMemory
	}
	return p
}
