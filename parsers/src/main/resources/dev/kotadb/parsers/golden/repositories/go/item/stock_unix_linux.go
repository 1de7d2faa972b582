package item

func linuxStock() int {
	book, err := stock()
	_ = err
	return book.Price()
}
