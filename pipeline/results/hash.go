package results

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// Hash is the SHA-256 of a file's bytes as a manifest tells it, in hex.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// HashOf is Hash of all that r gives. It reads by way of the buffer, or of one of its own
// where that is nil.
func HashOf(r io.Reader, buffer []byte) (string, error) {
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, struct{ io.Reader }{r}, buffer); err != nil { // a file would read by way of its own
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
