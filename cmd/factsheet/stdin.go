package main

import (
	"context"
	"io"
)

// interruptible reads from r until ctx ends: a program that waits for standard input
// can be broken off.
type interruptible struct {
	ctx  context.Context
	r    io.Reader
	data chan []byte
	err  error // of r; read after data is closed
	rest []byte
}

func newInterruptible(ctx context.Context, r io.Reader) *interruptible {
	return &interruptible{ctx: ctx, r: r}
}

// Read begins to read at its first call.
func (i *interruptible) Read(p []byte) (int, error) {
	if i.data == nil {
		i.data = make(chan []byte)
		go i.pump()
	}
	if len(i.rest) == 0 {
		select {
		case b, ok := <-i.data:
			if !ok {
				return 0, i.err
			}
			i.rest = b
		case <-i.ctx.Done():
			return 0, i.ctx.Err()
		}
	}
	n := copy(p, i.rest)
	i.rest = i.rest[n:]
	return n, nil
}

func (i *interruptible) pump() {
	defer close(i.data)
	for {
		b := make([]byte, 1<<16)
		n, err := i.r.Read(b)
		if n > 0 {
			select {
			case i.data <- b[:n]:
			case <-i.ctx.Done():
				i.err = i.ctx.Err()
				return
			}
		}
		if err != nil {
			i.err = err
			return
		}
	}
}
