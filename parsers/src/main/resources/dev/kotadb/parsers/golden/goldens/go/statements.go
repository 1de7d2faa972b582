// package shelf
   package shelf

   import "fmt"
//        ^^^ import kind=import module=fmt

   type Number interface {
//      ^^^^^^ definition interface Number [exported] 5:0-7:1
//          signature type Number
//          supertypes ~int | ~float64
   	~int | ~float64
   }

   type Pair[K comparable, V any] struct {
//      ^^^^ definition class(struct) Pair [exported] 9:0-12:1
//          signature type Pair[K comparable, V any]
//          type parameters K comparable | V any
   	Key   K
// 	^^^ definition property(field) Pair#Key [exported] 10:1-10:8
// 	    parent Pair
// 	    signature Key K
// 	    type K
   	Value V
// 	^^^^^ definition property(field) Pair#Value [exported] 11:1-11:8
// 	    parent Pair
// 	    signature Value V
// 	    type V
   }

   type (
   	Matrix [2][3]int
// 	^^^^^^ definition type Matrix [exported] 15:1-15:17
// 	    signature Matrix [2][3]int
// 	    type [2][3]int
   	Steps  chan<- func(int) (int, error)
// 	^^^^^ definition type Steps [exported] 16:1-16:37
// 	    signature Steps chan<- func(int) (int, error)
// 	    type chan<- func(int) (int, error)
   )

   const (
   	Low, High = 'a', 2.5
// 	^^^ definition constant Low [exported] 20:1-20:21
// 	    signature Low, High = 'a', 2.5
// 	    value `rune`
// 	     ^^^^ definition constant High [exported] 20:1-20:21
// 	         signature Low, High = 'a', 2.5
   	Complex   = 2i
// 	^^^^^^^ definition constant Complex [exported] 21:1-21:15
// 	    signature Complex = 2i
   )

   func Sum[T Number](first T, rest ...T) (total T) {
//      ^^^ definition function Sum [exported] 24:0-30:1
//          signature func Sum[T Number](first T, rest ...T) (total T)
//          type parameters T Number
//          parameters (T | T) variadic
//          type (total T)
//            ^^^^^^ type_reference Number in Sum
   	total = first
   	for _, one := range rest {
   		total += one
   	}
   	return
   }

   func NewPair[K comparable, V any](key K, value V) *Pair[K, V] {
//      ^^^^^^^ definition function NewPair [exported] 32:0-34:1
//          signature func NewPair[K comparable, V any](key K, value V) *Pair[K, V]
//          type parameters K comparable | V any
//          parameters (K | V)
//          type *Pair[K, V]
//                                                    ^^^^ type_reference Pair in NewPair
   	return &Pair[K, V]{Key: key, Value: value}
// 	        ^^^^ type_reference Pair in NewPair
// 	                   ^^^ property_access Key of `Pair[K, V]` in NewPair
// 	                             ^^^^^ property_access Value of `Pair[K, V]` in NewPair
   }

   func steps(in chan int, words []string) (count int, err error) {
//      ^^^^^ definition function steps 36:0-74:1
//          signature func steps(in chan int, words []string) (count int, err error)
//          parameters (chan int | []string)
//          type (count int, err error)
   	total := Sum[int](1, 2, []int{3}...)
// 	         ^^^ call Sum(`int`, `int`, ?) in steps
// 	             ^^^ property_access int in steps
   	pair := NewPair[string, int]("a", (total))
// 	        ^^^^^^^ call NewPair(`string`, `result of Sum[int]`) in steps
   	fixed := [...]string{0: "x\n", 1: `y`}
   outer:
   	for i := 0; i < len(words); i++ {
// 	                ^^^ call len(`[]string`) in steps
   		switch word := words[i]; {
   		case word == "":
   			continue outer
   		case word == "stop":
   			break outer
   		case len(word) > 3:
// 		     ^^^ call len(element<`[]string`>) in steps
   			fallthrough
   		default:
   			count--
   		}
   		switch i {
   		case 1, 2:
   			goto done
   		default:
   		}
   	}
   	for range 3 {
   		in <- pair.Value
// 		           ^^^^^ property_access Value of `result of NewPair[string, int]` in steps
   	}
   	for step := range func(yield func(int) bool) { yield(1) } {
   		fmt.Println(step, fixed[1:2])
// 		^^^ property_access fmt in steps
// 		    ^^^^^^^ call Println(?, `[...]string`) of fmt@62:2 in steps
   	}
   	select {
   	case one, ok := <-in:
   		fmt.Println(one, ok, true, false)
// 		^^^ property_access fmt in steps
// 		    ^^^^^^^ call Println(element<`chan int`>, ?, `bool`, `bool`) of fmt@66:2 in steps
   	default:
   		;
   	}
   	defer func() { _ = recover() }()
// 	                   ^^^^^^^ call recover() in steps
   	go steps(in, nil)
// 	   ^^^^^ call steps(`chan int`, `null`) in steps
   done:
   	return count, fmt.Errorf("done: %d", int64(count))
// 	              ^^^ property_access fmt in steps
// 	                  ^^^^^^ call Errorf(`string`, int64@73:38) of fmt@73:15 in steps
// 	                                     ^^^^^ call int64(`int`) in steps
   }
