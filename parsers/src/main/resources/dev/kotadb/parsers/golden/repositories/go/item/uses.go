package item

type Reader interface{ Read() (*Book, error) }

func first[T any](all []T) T { return all[0] }

func pair() (int, *Book) { return 1, &Book{} }

func books(yield func(*Book) bool) { yield(New()) }

func flow(reader Reader, all []*Book) {
	_, second := pair()
	second.Price()
	read, err := reader.Read()
	if err == nil {
		read.Label()
	}
	first[*Book](all).Price()
	first(all).Label()
	for one := range books {
		one.Price()
	}
	for i := range 3 {
		all[i].Base.Label()
	}
	if book, ok := reader.(*Book); ok {
		book.Price()
	}
	make(map[string]*Book)["a"].Price()
	func(b Book) { b.Label() }(*all[0])
}
