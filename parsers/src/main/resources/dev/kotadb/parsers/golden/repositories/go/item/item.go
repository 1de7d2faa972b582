package item

import "strings"

type Priced interface {
	Price() int
}

type Base struct {
	Name string
}

func (b *Base) Label() string {
	return strings.ToUpper(b.Name)
}

type Book struct {
	*Base
	Pages []int
}

func (b Book) Price() int {
	return len(b.Pages) + limit
}

const limit = 3

func New(name string) (*Book, error) {
	return &Book{Base: &Base{Name: name}}, nil
}
