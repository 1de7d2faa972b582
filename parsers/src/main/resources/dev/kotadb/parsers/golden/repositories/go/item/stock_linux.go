package item

func stock() (*Book, error) {
	return New("linux")
}
