package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/normalise"
)

// strewn are words that the kinds of block ask after.
var strewn = []string{
	"The Fund works in ten", "•", "– ", "24", "US$ 236", "million in all.", "Figure 1: Wells", "A/79/847", "Page 1 of 2",
	"WHO WE ARE", "develop-", "ment", "III.   Aims", "2019", "“We drink”", "1.", "o", "45%", "Ministry of Water",
	"© Field team", "(", "\ue0a5 x",
}

// Wherever words stand, blocks share no byte, hold every letter, and can be read.
func FuzzDrawnBlocks(f *testing.F) {
	f.Add([]byte("\x00\x40\x20\x05\x09\x10\x30\x44\x81\x22\x19\x07\x00\x99\x60\x03"))
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 400 {
			return
		}
		pages := []*page{newPage(), newPage(), newPage()}
		for ; len(data) >= 4; data = data[4:] {
			p := pages[int(data[0]>>6)%3]
			x, y, size := 40+float64(data[0]&63)*8, 20+float64(data[1])*3, []float64{7, 10, 10, 13, 24}[data[2]%5]
			text := strewn[int(data[3])%len(strewn)]
			switch data[2] >> 5 {
			case 0:
				p.bold(x, y, size, text)
			case 1:
				p.coloured(x, y, size, 0x0050a0, text)
			case 2:
				p.marked([]string{"P", "H2", "LBody", "Caption", "Lbl"}[data[3]%5], int(data[3]%7), x, y, size, text)
			default:
				p.set(x, y, size, text)
			}
		}
		d := drawn(pages...)
		held := make([]int, len(d.Text))
		for _, b := range d.Blocks {
			for i := b.Bullet.Start; i < b.Bullet.End; i++ {
				held[i]++
			}
			for _, p := range b.Parts {
				for i := p.Start; i < p.End; i++ {
					held[i]++
				}
			}
		}
		for i, c := range []byte(d.Text) {
			if len(d.Lines) > 0 && (held[i] > 1 || held[i] == 0 && !strings.ContainsRune(" \n\f", rune(c))) {
				t.Fatalf("%q at %d is in %d blocks of %q", c, i, held[i], d.Text)
			}
		}
		normalise.New(d)
	})
}
