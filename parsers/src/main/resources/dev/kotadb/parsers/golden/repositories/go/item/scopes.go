package item

var count = 1

type rack[K comparable, V any] struct {
	byKey map[K]V
	top   V
}

func newRack[K comparable, V any]() *rack[K, V] { return &rack[K, V]{byKey: map[K]V{}} }

func both[T any](one T) (int, T) { return 1, one }

func (r *rack[K, V]) get(key K) V { return r.byKey[key] }

func scopes(any any, makers []func() *Book) {
	func() {
		count := count
		_ = count
	}()
	switch count := any.(type) {
	case *Book:
		count.Price()
	}
	_ = count
	if Book, ok := any.(*Book); ok {
		Book.Price()
	}
	var count = count + 1
	_ = count
	racks := newRack[string, *Book]()
	racks.get("a").Price()
	racks.top.Label()
	_, second := both[*Book](nil)
	second.Label()
	makers[0]().Price()
}
