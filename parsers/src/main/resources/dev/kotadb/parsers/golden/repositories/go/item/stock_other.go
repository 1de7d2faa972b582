//go:build !linux

package item

func stock() (*Book, error) {
	return New("other")
}
