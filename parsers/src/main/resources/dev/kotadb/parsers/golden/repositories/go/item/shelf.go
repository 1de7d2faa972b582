package item

func shelf(priced Priced) {
	book, _ := stock()
	book.Label()
	tests := []struct {
		name string
		book *Book
	}{
		{name: "a", book: &Book{Base: &Base{}}},
	}
	for _, test := range tests {
		test.book.Base.Label()
	}
	switch one := priced.(type) {
	case *Book:
		one.Price()
	}
}
