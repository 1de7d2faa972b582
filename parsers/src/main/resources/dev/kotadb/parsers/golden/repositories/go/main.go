package main

import (
	"fmt"

	goods "example.org/shop/item"
)

func total(items ...goods.Priced) (sum int) {
	for _, one := range items {
		sum += one.Price()
	}
	return sum
}

func main() {
	book, err := goods.New("a")
	if err != nil {
		panic(err)
	}
	fmt.Println(book.Label(), book.Name, book.Base.Label(), total(book))
	byName := map[string]*goods.Book{"a": book}
	byName["a"].Price()
	missing(byName)
}
