package write

import (
	"runtime"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/compress"
	parquetzstd "github.com/parquet-go/parquet-go/compress/zstd"
)

// zstdCodec is the Parquet library's codec with encoders that are kept. Its own are let go
// of whenever memory is tidied, and each new one sets up a window of megabytes, which a
// page of 64 kB has no use for.
type zstdCodec struct {
	compress.Codec
	encoder func() *zstd.Encoder
}

// codec is one for all tables. What it makes of a page depends on nothing but the page. The
// fastest level, which is pyarrow's default, takes two thirds of the time of the next on the
// sheets' texts, and leaves the tables of our corpus a tenth larger.
var codec compress.Codec = zstdCodec{&parquetzstd.Codec{}, sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(min(4, runtime.GOMAXPROCS(0))),
		zstd.WithWindowSize(512<<10), zstd.WithZeroFrames(true), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are wrong
	}
	return e
})}

func (c zstdCodec) Encode(dst, src []byte) ([]byte, error) {
	return c.encoder().EncodeAll(src, dst[:0]), nil
}
