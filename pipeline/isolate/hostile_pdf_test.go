package isolate_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"math/rand/v2"
	"strings"
)

// object is one object of a PDF that is written by hand: its dictionary or value and,
// where it has one, its stream.
type object struct {
	dict   string
	stream []byte
}

// built writes a PDF of the objects, numbered from 1, with a true table of objects. The
// first is the catalogue; trailer stands in the trailer beside /Root and /Size.
func built(trailer string, objects ...object) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		if o.stream == nil {
			b.WriteString(o.dict)
		} else {
			fmt.Fprintf(&b, "<<%s/Length %d>>\nstream\n", o.dict, len(o.stream))
			b.Write(o.stream)
			b.WriteString("\nendstream")
		}
		b.WriteString("\nendobj\n")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, xref)
	return b.Bytes()
}

// onePage is a PDF of one page with the content and its resources' inside; more stand
// as objects 5 and up.
func onePage(resources string, content object, more ...object) []byte {
	return built("", append([]object{
		{dict: "<</Type/Catalog/Pages 2 0 R>>"},
		{dict: "<</Type/Pages/Kids[3 0 R]/Count 1>>"},
		{dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<" + resources + ">>>>"},
		content,
	}, more...)...)
}

const helvetica = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"

func plain(content string) object { return object{stream: []byte(content)} }

// deflated is a stream of n times the text, deflated as often as deep says. The first
// time is by pieces that are deflated once: gigabytes are made in no time. Its checksum
// is wrong, which no reader minds.
func deflated(dict, text string, n, deep int) object {
	var piece, data bytes.Buffer
	many := max(1, 1<<20/len(text))
	z, _ := flate.NewWriter(&piece, flate.BestCompression)
	_, _ = z.Write([]byte(strings.Repeat(text, many)))
	_ = z.Flush() // ends on a byte, and is not the last block
	data.WriteString("\x78\x9c")
	for range max(1, n/many) {
		data.Write(piece.Bytes())
	}
	data.WriteString("\x03\x00\x00\x00\x00\x00") // an empty last block, and a checksum
	filters := "/FlateDecode"
	for range deep - 1 {
		var again bytes.Buffer
		z := zlib.NewWriter(&again)
		_, _ = z.Write(data.Bytes())
		_ = z.Close()
		data, filters = again, filters+"/FlateDecode"
	}
	return object{dict + "/Filter[" + filters + "]", data.Bytes()}
}

// hostile are files made to harm, each by another way. They are functions, since some
// are large.
var hostile = map[string]func() []byte{
	"a header and noise": func() []byte {
		b := []byte("%PDF-1.7\n")
		r := rand.New(rand.NewPCG(1, 2))
		for range 200_000 {
			b = append(b, byte(r.Uint32()))
		}
		return b
	},
	"a web page": func() []byte {
		return []byte("<!DOCTYPE html><html><body>" + strings.Repeat("<p>The file is gone.", 9999) + "</html>")
	},
	"words of structure alone": func() []byte {
		return []byte("%PDF-1.7\n" + strings.Repeat("1 0 obj endobj stream endstream xref trailer startxref ", 40_000) + "%%EOF")
	},
	"headers of objects alone": func() []byte {
		var b strings.Builder
		b.WriteString("%PDF-1.7\n")
		for i := range 300_000 {
			fmt.Fprintf(&b, "%d 0 obj<<", i)
		}
		return []byte(b.String())
	},
	"a page that unpacks to 3 GB": func() []byte {
		return onePage(helvetica, deflated("", "BT /F 9 Tf (a) Tj ET\n", 3<<30/21, 2))
	},
	"a page of blanks that unpacks to 8 GB": func() []byte { return onePage(helvetica, deflated("", " ", 8<<30, 3)) },
	"a bomb among the objects": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Kids[9 0 R]/Count 1>>"},
			deflated("/Type/ObjStm/N 90000000/First 9", "9 0 ", 1<<28, 2))
	},
	"a bomb for a table of objects": func() []byte {
		x := deflated("/Type/XRef/Size 200000000/W[1 4 2]/Root 2 0 R", "\x01\x00\x00\x00\x09\x00\x00", 1<<27, 2)
		return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"+
			"2 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\nstartxref\n9\n%%%%EOF\n", x.dict, len(x.stream), x.stream)
	},
	"a bomb for a font's letters": func() []byte {
		return onePage("/Font<</F<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</Subtype/CIDFontType2/BaseFont/A>>]>>>>",
			plain("BT /F 9 Tf <0041> Tj ET"), deflated("", "1 beginbfrange <0000> <FFFF> <0041> endbfrange\n", 1<<23, 2))
	},
	"a page tree that holds itself": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"},
			object{dict: "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 9>>"},
			object{dict: "<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 3 0 R/Count 9>>"})
	},
	"a page tree that doubles at each of 60 floors": func() []byte {
		objects := []object{{dict: "<</Type/Catalog/Pages 2 0 R>>"}}
		for i := range 60 {
			objects = append(objects, object{dict: fmt.Sprintf("<</Type/Pages/Count 2/Kids[%d 0 R %d 0 R]>>", i+3, i+3)})
		}
		return built("", append(objects, object{dict: "<</Type/Page/MediaBox[0 0 9 9]>>"})...)
	},
	"forms that draw themselves": func() []byte {
		return onePage("/XObject<</X 5 0 R>>", plain("/X Do"), object{"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", []byte("/X Do /X Do")})
	},
	"forms that draw the next ten times": func() []byte {
		more := make([]object, 12)
		for i := range more {
			more[i] = object{fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s/XObject<</X %d 0 R>>>>", helvetica,
				i+6), []byte(strings.Repeat("/X Do ", 10) + "BT /F 9 Tf (a) Tj ET")}
		}
		return onePage("/XObject<</X 5 0 R>>", plain("/X Do"), more...)
	},
	"a glyph that draws itself": func() []byte {
		return onePage("/Font<</F 5 0 R>>", plain("BT /F 9 Tf (aaaa) Tj ET"),
			object{dict: "<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 9 9]/FirstChar 97/LastChar " +
				"97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"},
			plain("BT /F 9 Tf (aaaa) Tj ET"))
	},
	"a string without an end":      func() []byte { return onePage(helvetica, plain("BT /F 9 Tf ("+strings.Repeat("a(", 3<<20))) },
	"hex without an end":           func() []byte { return onePage(helvetica, plain("BT /F 9 Tf <"+strings.Repeat("61", 4<<20))) },
	"an object's string, unended":  func() []byte { return append(onePage("", plain("")), "7 0 obj ("+strings.Repeat("\\(", 4<<20)...) },
	"an object's hex, unended":     func() []byte { return []byte("%PDF-1.7\n1 0 obj <" + strings.Repeat("6", 8<<20)) },
	"arrays in a page, deep":       func() []byte { return onePage(helvetica, plain(strings.Repeat("[", 6<<20))) },
	"dictionaries in a page, deep": func() []byte { return onePage(helvetica, plain(strings.Repeat("<</A", 2<<20))) },
	"arrays in an object, deep":    func() []byte { return onePage("/A "+strings.Repeat("[", 1<<20), plain("BT ET")) },
	"dictionaries in an object, deep": func() []byte {
		return onePage("/A "+strings.Repeat("<</A", 1<<20)+strings.Repeat(">>", 1<<20), plain("BT ET"))
	},
	"states, saved a million times": func() []byte { return onePage(helvetica, plain(strings.Repeat("q ", 1<<20)+"BT /F 9 Tf (a) Tj ET")) },
	"marks, begun a million times":  func() []byte { return onePage(helvetica, plain(strings.Repeat("/P <</MCID 1>> BDC ", 1<<20))) },
	"a table of objects for all":    func() []byte { return oneXref("/Size 9223372036854775807") },
	"a table of negative size":      func() []byte { return oneXref("/Size -1") },
	"a table with wide columns":     func() []byte { return oneXref("/Size 9/W[1 2000000000 2000000000]") },
	"a table of many pieces":        func() []byte { return oneXref("/Size 9/Index[" + strings.Repeat("0 99999999 ", 1<<18) + "]") },
	"tables that follow each other": func() []byte { return built("/Prev 15", object{dict: "<<>>"}) },
	"a table that follows itself": func() []byte {
		b := built("", object{dict: "<</Type/Catalog>>"})
		at := bytes.Index(b, []byte("xref\n0"))
		return bytes.Replace(b, []byte("/Size 2"), fmt.Appendf(nil, "/Size 2/Prev %d/XRefStm %d", at, at), 1)
	},
	"a table that says it has 4 thousand million entries": func() []byte {
		return bytes.Replace(onePage(helvetica, plain("BT /F 9 Tf (a) Tj ET")), []byte("xref\n0 5"), []byte("xref\n0 4294967295"), 1)
	},
	"a stream as long as can be said": func() []byte {
		return bytes.ReplaceAll(onePage(helvetica, plain("BT /F 9 Tf (a) Tj ET")), []byte("/Length 20"), []byte("/Length 9223372036854775807"))
	},
	"a stream whose length is itself": func() []byte {
		return bytes.ReplaceAll(onePage(helvetica, plain("BT /F 9 Tf (a) Tj ET")), []byte("/Length 20"), []byte("/Length 4 0 R"))
	},
	"widths of a million characters": func() []byte {
		return onePage(composite("/W["+strings.Repeat("0[500] 0 65535 500 ", 1<<18)+"]"), plain("BT /F 9 Tf <0041> Tj ET"))
	},
	"widths of ranges without end": func() []byte {
		return onePage(composite("/W[0 9223372036854775807 500 0 2147483647 600]"), plain("BT /F 9 Tf <0041> Tj ET"))
	},
	"widths without end": func() []byte {
		return onePage("/Font<</F<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 9223372036854775807/Widths["+
			strings.Repeat("500 ", 1<<20)+"]>>>>", plain("BT /F 9 Tf (a) Tj ET"))
	},
	"names of characters without end": func() []byte {
		return onePage("/Font<</F<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[-9223372036854775808"+strings.Repeat("/a", 1<<20)+"]>>>>>>", plain("BT /F 9 Tf (a) Tj ET"))
	},
	"letters of all codes there can be": func() []byte {
		return onePage("/Font<</F<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</Subtype/CIDFontType2/BaseFont/A>>]>>>>",
			plain("BT /F 9 Tf <0041> Tj ET"), plain("1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 "+
				"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange "+
				strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 9999)))
	},
	"a font that is its own descendant": func() []byte {
		return onePage("/Font<</F 5 0 R>>", plain("BT /F 9 Tf <0041> Tj ET"), object{dict: "<</Type/Font/Subtype/Type0/Encoding 5 0 R/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"})
	},
	"a predictor with rows of 2 GB": func() []byte {
		return onePage(helvetica, deflated("/DecodeParms[<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>]", "\x02a", 1<<20, 1))
	},
	"a hundred filters": func() []byte {
		return onePage(helvetica, object{"/Filter[" + strings.Repeat("/ASCIIHexDecode/ASCII85Decode/RunLengthDecode/LZWDecode", 25) + "]", bytes.Repeat([]byte("61"), 1<<20)})
	},
	"runs of one byte": func() []byte {
		return onePage(helvetica, object{"/Filter[/RunLengthDecode/RunLengthDecode]", bytes.Repeat([]byte{0x81, 0x81}, 1<<21)})
	},
	"a picture without an end": func() []byte {
		return onePage(helvetica, plain(strings.Repeat("BI /W 9 /H 9 ID EI x ", 1<<17)+"BI ID "+strings.Repeat("EI", 1<<20)))
	},
	"a hundred thousand pages": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Count 100000/Kids[" + strings.Repeat("3 0 R ", 100_000) + "]>>"},
			object{dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<" + helvetica + ">>>>"}, plain("BT /F 9 Tf 50 700 Td (A page of many.) Tj ET"))
	},
	"a thousand pages of one large content": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Count 1000/Kids[" + strings.Repeat("3 0 R ", 1000) + "]>>"},
			object{dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<" + helvetica + ">>>>"},
			deflated("", "BT /F 9 Tf 50 700 Td (A page of many.) Tj ET\n", 1<<17, 1))
	},
	"a content of a million pieces": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Count 1/Kids[3 0 R]>>"},
			object{dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[" + strings.Repeat("4 0 R ", 1<<20) +
				"]/Resources<<" + helvetica + ">>>>"}, plain("BT /F 9 Tf 50 700 Td (a) Tj ET"))
	},
	"letters all over a page": func() []byte {
		return onePage(helvetica, plain(scattered(400_000, 0)))
	},
	"letters at every angle": func() []byte { return onePage(helvetica, plain(scattered(100_000, 1))) },
	"letters upon each other": func() []byte {
		return onePage(helvetica, plain("BT /F 9 Tf "+strings.Repeat("1 0 0 1 50 700 Tm (overprinted) Tj ", 60_000)+"ET"))
	},
	"a grid of figures": func() []byte {
		var b strings.Builder
		b.WriteString("BT /F 1 Tf ")
		for y := range 400 {
			for x := range 300 {
				fmt.Fprintf(&b, "1 0 0 1 %d %.1f Tm (%d) Tj ", 2*x+5, 780-1.9*float64(y), x%10)
			}
		}
		return onePage(helvetica, plain(b.String()+"ET"))
	},
	"one line without a blank": func() []byte {
		return onePage(helvetica, plain("BT /F 9 Tf 0.001 Tz 50 700 Td ("+strings.Repeat("a", 1<<20)+") Tj ET"))
	},
	"numbers that are none": func() []byte {
		return onePage(helvetica, plain("BT /F 1e308 Tf 9"+strings.Repeat("9", 4000)+" 0 0 -1e400 0 0 Tm (a) Tj 1e38 TL T* ["+strings.Repeat("-3e38 (b) ", 1<<17)+"] TJ ET"))
	},
	"a page without a size": func() []byte {
		return bytes.Replace(onePage(helvetica, plain("BT /F 9 Tf (a) Tj ET")), []byte("[0 0 612 792]"), []byte("[-1e38 -1e38 1e38 1e38]"), 1)
	},
	"a structure tree that holds itself": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R>>"}, object{dict: "<</Type/Pages/Kids[3 0 R]/Count 1>>"},
			object{dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/StructParents 0/Contents 4 0 R/Resources<<" + helvetica +
				">>>>"}, plain("/P <</MCID 0>> BDC BT /F 9 Tf 50 700 Td (a) Tj ET EMC"),
			object{dict: "<</Type/StructTreeRoot/K[6 0 R 5 0 R]/RoleMap<</A/B/B/A>>/ParentTree 7 0 R>>"},
			object{dict: "<</S/A/Pg 3 0 R/P 5 0 R/K[6 0 R 0 6 0 R 5 0 R]>>"}, object{dict: "<</Kids[7 0 R 7 0 R]>>"})
	},
	"an object stream within itself": func() []byte {
		return built("", object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Kids[3 0 R]/Count 3 0 R>>"},
			object{"/Type/ObjStm/N 3 0 R/First 3 0 R/Extends 3 0 R", []byte("3 0 2 5 <<>>")})
	},
	"a lock of nonsense": func() []byte {
		return built("/Encrypt<</Filter/Standard/V 5/R 6/Length 2147483647/P -1/O<"+strings.Repeat("00", 48)+">/U<"+
			strings.Repeat("00", 48)+">/OE<00>/UE<00>/CF<</StdCF<</CFM/AESV3/Length 99999>>>>/StmF/StdCF/StrF/StdCF>>/ID[<00><00>]",
			object{dict: "<</Type/Catalog/Pages 2 0 R>>"}, object{dict: "<</Type/Pages/Kids[]/Count 0>>"})
	},
}

// oneXref is a PDF whose table of objects is a stream with more in its dictionary.
func oneXref(more string) []byte {
	w := "/W[1 4 2]"
	if strings.Contains(more, "/W[") {
		w = ""
	}
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<</Type/XRef%s%s/Root 2 0 R/Length 7>>\nstream\n1234567\nendstream\nendobj\n"+
		"2 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n3 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nstartxref\n9\n%%%%EOF\n", more, w)
}

// composite is the resources' inside with a font of two-byte codes that has more.
func composite(more string) string {
	return "/Font<</F<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A" + more + ">>]>>>>"
}

// scattered is a content of n letters in places without an order, turned where turn is 1.
func scattered(n int, turn float64) string {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	b.WriteString("BT ")
	for range n {
		t := turn * r.Float64()
		fmt.Fprintf(&b, "/F %d Tf %.3f %.3f %.3f %.3f %d %d Tm (%c) Tj ", 4+r.IntN(20), 1-t, t, -t, 1-t, r.IntN(612), r.IntN(792), 'a'+rune(r.IntN(26)))
	}
	return b.String() + "ET"
}
