package packed

import (
	"encoding/binary"
	"sync"
)

// Pile is packed rows that wait. They lie in runs, each the rows of one Add in the order of
// their key, and the runs in chunks that never move: a pile that grew as a slice does would
// be copied again and again. A pile that is empty is ready to be used.
type Pile struct {
	chunks [][]byte
	size   int
	rows   int
}

// A run begins with its head: the bytes of its rows, where among them the last row begins,
// and how many they are.
const runHead = 12

// The least and the most bytes of a chunk, save that a run is never parted.
const (
	leastChunk = 1 << 10
	mostChunk  = 1 << 18
)

// Size is how many bytes wait.
func (p *Pile) Size() int { return p.size }

// Count is how many rows wait.
func (p *Pile) Count() int { return p.rows }

// Chunks are the bytes of the pile, to be kept elsewhere.
func (p *Pile) Chunks() [][]byte { return p.chunks }

// Put lays bytes on the pile that were another pile's chunk, or several behind one another.
// They are the pile's from then on.
func (p *Pile) Put(chunk []byte) {
	p.chunks = append(p.chunks, chunk[:len(chunk):len(chunk)])
	p.size += len(chunk)
	for r := range runs(chunk) {
		p.rows += r.count
	}
}

// add lays rows on the pile that are in order, the last of which begins at last.
func (p *Pile) add(rows []byte, last, count int) {
	n := runHead + len(rows)
	at := len(p.chunks) - 1
	if at < 0 || cap(p.chunks[at])-len(p.chunks[at]) < n {
		p.chunks = append(p.chunks, newChunk(max(n, min(max(p.size, leastChunk), mostChunk))))
		at++
	}
	chunk := binary.LittleEndian.AppendUint32(p.chunks[at], uint32(len(rows)))
	chunk = binary.LittleEndian.AppendUint32(chunk, uint32(last))
	chunk = binary.LittleEndian.AppendUint32(chunk, uint32(count))
	p.chunks[at] = append(chunk, rows...)
	p.size += n
	p.rows += count
}

// spare are chunks of mostChunk bytes that no pile holds any more.
var spare sync.Pool

func newChunk(size int) []byte {
	if size == mostChunk {
		if chunk, ok := spare.Get().(*[mostChunk]byte); ok {
			return chunk[:0]
		}
	}
	return make([]byte, 0, size)
}

// Drop empties the pile. Nothing may hold what its rows are made of.
func (p *Pile) Drop() {
	for _, chunk := range p.chunks {
		if cap(chunk) == mostChunk {
			spare.Put((*[mostChunk]byte)(chunk[:mostChunk]))
		}
	}
	*p = Pile{}
}

// run is rows in order.
type run struct {
	rows  []byte
	last  int // where the last row begins
	count int
}

// runs are those of a chunk.
func runs(chunk []byte) func(yield func(run) bool) {
	return func(yield func(run) bool) {
		for len(chunk) > 0 {
			end := runHead + int(binary.LittleEndian.Uint32(chunk))
			last, count := binary.LittleEndian.Uint32(chunk[4:]), binary.LittleEndian.Uint32(chunk[8:])
			if !yield(run{chunk[runHead:end], int(last), int(count)}) {
				return
			}
			chunk = chunk[end:]
		}
	}
}
