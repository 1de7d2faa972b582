// package store
   // Package store keeps rows.
   package store

   import "fmt"
//        ^^^ import kind=import module=fmt
   import (
   	ctx "context"
// 	    ^^^^^^^ import kind=import module=context alias=ctx
   	. "strings"
// 	  ^ import kind=import module=strings name=*
   	_ "embed"
// 	  ^^^^^ import kind=import module=embed alias=_
   	"example.org/x/codec"
// 	^^^^^^^^^^^^^^^^^^^ import kind=import module=example.org/x/codec
   )

   // MaxRows is the limit.
   // It never changes.
   const MaxRows = 500
//       ^^^^^^^ definition constant MaxRows [exported] 14:0-14:19
//           signature const MaxRows = 500
//           documentation MaxRows is the limit.⏎It never changes.
//           value `int`

   // Level says how loud.
   type Level int
//      ^^^^^ definition type Level [exported] 17:0-17:14
//          signature type Level int
//          documentation Level says how loud.
//          type int

   const (
   	Low  Level = iota // trailing
// 	^^^ definition constant Low [exported] 20:1-20:18
// 	    signature Low Level = iota
// 	    type Level
// 	     ^^^^^ type_reference Level in Low
   	High
// 	^^^^ definition constant High [exported] 21:1-21:5
// 	    signature High
// 	    type Level
   )

   var current, other *Store[int] = open(), nil
//     ^^^^^^^ definition variable current 24:0-24:44
//         signature var current, other *Store[int] = open(), nil
//         type *Store[int]
//              ^^^^^ definition variable other 24:0-24:44
//                  signature var current, other *Store[int] = open(), nil
//                  type *Store[int]
//                     ^^^^^ type_reference Store in current
//                                  ^^^^ call open() in current
   var (
   	// pool of all.
   	pool = codec.NewPool(MaxRows)
// 	^^^^ definition variable pool 27:1-27:30
// 	    signature pool = codec.NewPool(MaxRows)
// 	    documentation pool of all.
// 	    value `typeof codec.NewPool()`
// 	       ^^^^^ property_access codec in pool
// 	             ^^^^^^^ call NewPool(MaxRows@27:22) of codec@27:8 in pool
// 	                     ^^^^^^^ property_access MaxRows in pool
   )

   type (
   	// Store holds rows.
   	Store[K comparable] struct {
// 	^^^^^ definition class(struct) Store [exported] 32:1-39:2
// 	    signature Store[K comparable]
// 	    documentation Store holds rows.
// 	    type parameters K comparable
// 	    supertypes codec.Base | *Pool
   		codec.Base
// 		      ^^^^ definition property(embedded) Store#Base [exported] 33:2-33:12
// 		          parent Store
// 		          signature codec.Base
// 		          type codec.Base
// 		      ^^^^ extends codec!Base in Store
   		*Pool
// 		 ^^^^ definition property(embedded) Store#Pool [exported] 34:2-34:7
// 		     parent Store
// 		     signature *Pool
// 		     type Pool
// 		 ^^^^ extends Pool in Store
   		a, b  int `json:"a"`
// 		^ definition property(field) Store#a 35:2-35:22
// 		    parent Store
// 		    signature a, b int `json:"a"`
// 		    type int
// 		   ^ definition property(field) Store#b 35:2-35:22
// 		       parent Store
// 		       signature a, b int `json:"a"`
// 		       type int
   		rows  map[K]*Row
// 		^^^^ definition property(field) Store#rows 36:2-36:18
// 		    parent Store
// 		    signature rows map[K]*Row
// 		    type map[K]*Row
// 		             ^^^ type_reference Row in Store#rows
   		check func(x int) error
// 		^^^^^ definition property(field) Store#check 37:2-37:25
// 		    parent Store
// 		    signature check func(x int) error
// 		    type func(x int) error
   		items []Row
// 		^^^^^ definition property(field) Store#items 38:2-38:13
// 		    parent Store
// 		    signature items []Row
// 		    type []Row
// 		        ^^^ type_reference Row in Store#items
   	}

   	Row struct {
// 	^^^ definition class(struct) Row [exported] 41:1-44:2
// 	    signature Row
   		Name string
// 		^^^^ definition property(field) Row#Name [exported] 42:2-42:13
// 		    parent Row
// 		    signature Name string
// 		    type string
   		Next *Row
// 		^^^^ definition property(field) Row#Next [exported] 43:2-43:11
// 		    parent Row
// 		    signature Next *Row
// 		    type *Row
// 		      ^^^ type_reference Row in Row#Next
   	}

   	Alias = fmt.Stringer
// 	^^^^^ definition type(alias) Alias [exported] 46:1-46:21
// 	    signature Alias = fmt.Stringer
// 	    type fmt.Stringer
// 	            ^^^^^^^^ type_reference fmt!Stringer in Alias

   	// Reader reads.
   	Reader interface {
// 	^^^^^^ definition interface Reader [exported] 49:1-52:2
// 	    signature Reader
// 	    documentation Reader reads.
// 	    supertypes Closer
   		Closer
// 		^^^^^^ extends Closer in Reader
   		Read(p []byte, n int) (int, error)
// 		^^^^ definition method Reader#Read [exported] 51:2-51:36
// 		    parent Reader
// 		    signature Read(p []byte, n int) (int, error)
// 		    parameters ([]byte | int)
// 		    type (int, error)
   	}
   )

   // Get gets.
   func (s *Store[K]) Get(key K, opts ...Option) (row *Row, err error) {
//          ^^^^^ type_reference Store in Store#Get
//                    ^^^ definition method Store#Get [exported] 56:0-77:1
//                        parent Store
//                        signature func (s *Store[K]) Get(key K, opts ...Option) (row *Row, err error)
//                        documentation Get gets.
//                        parameters (K | Option) variadic
//                        type (row *Row, err error)
//                                       ^^^^^^ type_reference Option in Store#Get
//                                                     ^^^ type_reference Row in Store#Get
   	row, ok := s.rows[key]
// 	             ^^^^ property_access rows of `*Store[K]` in Store#Get
   	if err := s.load(ctx.TODO()); err != nil {
// 	            ^^^^ call load(TODO@58:22) of `*Store[K]` in Store#Get
// 	                 ^^^ property_access ctx in Store#Get
// 	                     ^^^^ call TODO() of ctx@58:18 in Store#Get
   		return nil, fmt.Errorf("no %v", err)
// 		            ^^^ property_access fmt in Store#Get
// 		                ^^^^^^ call Errorf(`string`, load@58:13) of fmt@59:14 in Store#Get
   	}
   	for i, e := range s.items {
// 	                    ^^^^^ property_access items of `*Store[K]` in Store#Get
   		e.Do(i)
// 		  ^^ call Do(lambda<items@61:21, argument -2, parameter 0>) of element<items@61:21> in Store#Get
   	}
   	var z fmt.Stringer = &Row{Name: "a", Next: nil}
// 	          ^^^^^^^^ type_reference fmt!Stringer in Store#Get
// 	                      ^^^ type_reference Row in Store#Get
// 	                          ^^^^ property_access Name of `Row` in Store#Get
// 	                                     ^^^^ property_access Next of `Row` in Store#Get
   	n := new(Row)
// 	         ^^^ type_reference Row in Store#Get
   	l := make([]Row, 3)
// 	            ^^^ type_reference Row in Store#Get
   	n.Do(len(l), ok)
// 	  ^^ call Do(len@67:6, ?) of `Row` in Store#Get
// 	     ^^^ call len(`[]Row`) in Store#Get
   	func(a int) { go run(a, z) }(1)
// 	                 ^^^ call run(`int`, `fmt.Stringer`) in Store#Get
   	switch t := key.(type) {
   	case *Row:
// 	      ^^^ type_reference Row in Store#Get
   		t.Do(1)
// 		  ^^ call Do(`int`) of `*Row` in Store#Get
   	}
   	s.a, s.b = 1, 2
// 	  ^ property_access(write) a of `*Store[K]` in Store#Get
// 	       ^ property_access b of `*Store[K]` in Store#Get
   	_ = z.(Row).Next.Name
// 	       ^^^ type_reference Row in Store#Get
// 	            ^^^^ property_access Next of `Row` in Store#Get
// 	                 ^^^^ property_access Name of Next@74:13 in Store#Get
   	opts[0].Apply(row)
// 	        ^^^^^ call Apply(`*Row`) of element<`[]Option`> in Store#Get
   	return Map[int](convert, codec.Decode), nil
// 	       ^^^ call Map(convert@76:17, Decode@76:32) in Store#Get
// 	           ^^^ property_access int in Store#Get
// 	                ^^^^^^^ property_access convert in Store#Get
// 	                         ^^^^^ property_access codec in Store#Get
// 	                               ^^^^^^ property_access Decode of codec@76:26 in Store#Get
   }

   func (l Level) String() string { return ToUpper(fmt.Sprint(int(l))) }
//         ^^^^^ type_reference Level in Level#String
//                ^^^^^^ definition method Level#String [exported] 79:0-79:69
//                    parent Level
//                    signature func (l Level) String() string
//                    parameters ()
//                    type string
//                                         ^^^^^^^ call ToUpper(Sprint@79:52) in Level#String
//                                                 ^^^ property_access fmt in Level#String
//                                                     ^^^^^^ call Sprint(int@79:59) of fmt@79:48 in Level#String
//                                                            ^^^ call int(`Level`) in Level#String

   func (r *Later) Before() {}
//          ^^^^^ type_reference Later in Later#Before
//                 ^^^^^^ definition method Later#Before [exported] 81:0-81:27
//                     signature func (r *Later) Before()
//                     parameters ()

   type Later struct{}
//      ^^^^^ definition class(struct) Later [exported] 83:0-83:19
//          signature type Later

   func open() *Store[int] {
//      ^^^^ definition function open 85:0-89:1
//          signature func open() *Store[int]
//          parameters ()
//          type *Store[int]
//              ^^^^^ type_reference Store in open
   	defer unlock()
// 	      ^^^^^^ call unlock() in open
   	type local struct{ q int }
// 	     ^^^^^ definition class(struct) open.local 87:1-87:27
// 	         parent open
// 	         signature type local
// 	                   ^ definition property(field) open.local#q 87:20-87:25
// 	                       parent open.local
// 	                       signature q int
// 	                       type int
   	return &Store[int]{a: local{q: 1}.q}
// 	        ^^^^^ type_reference Store in open
// 	                   ^ property_access a of `Store[int]` in open
// 	                      ^^^^^ type_reference local in open
// 	                            ^ property_access q of `local` in open
// 	                                  ^ property_access q of `local` in open
   }

   func generic[T any, U Reader](x T, y, z U) T { return x }
//      ^^^^^^^ definition function generic 91:0-91:57
//          signature func generic[T any, U Reader](x T, y, z U) T
//          type parameters T any | U Reader
//          parameters (T | U | U)
//          type T
//                       ^^^^^^ type_reference Reader in generic

   var shared = map[string]struct{ row *Row }{"a": {row: nil}}
//     ^^^^^^ definition variable shared 93:0-93:59
//         signature var shared = map[string]struct{ row *Row }{"a": {row: nil}}
//         value `map[string]struct#0`
//                         ^^^^^^ definition class(anonymous) shared.struct 93:24-93:42
//                             parent shared
//                             signature struct{ row *Row }
//                                 ^^^ definition property(field) shared.struct#row 93:32-93:40
//                                     parent shared.struct
//                                     signature row *Row
//                                     type *Row
//                                      ^^^ type_reference Row in shared.struct#row
//                                                  ^^^ property_access row of `struct#0` in shared

   func table(ch chan Row, visit func(Row) (*Row, error)) {
//      ^^^^^ definition function table 95:0-117:1
//          signature func table(ch chan Row, visit func(Row) (*Row, error))
//          parameters (chan Row | func(Row) (*Row, error))
//                    ^^^ type_reference Row in table
//                                    ^^^ type_reference Row in table
//                                           ^^^ type_reference Row in table
   	tests := []struct {
// 	           ^^^^^^ definition class(anonymous) table.struct 96:12-99:2
// 	               parent table
// 	               signature struct { name, want string deep struct{ row *Row } }
   		name, want string
// 		^^^^ definition property(field) table.struct#name 97:2-97:19
// 		    parent table.struct
// 		    signature name, want string
// 		    type string
// 		      ^^^^ definition property(field) table.struct#want 97:2-97:19
// 		          parent table.struct
// 		          signature name, want string
// 		          type string
   		deep       struct{ row *Row }
// 		^^^^ definition property(field) table.struct#deep 98:2-98:31
// 		    parent table.struct
// 		    signature deep struct{ row *Row }
// 		    type struct#0
// 		           ^^^^^^ definition class(anonymous) table.struct#deep.struct 98:13-98:31
// 		               parent table.struct#deep
// 		               signature struct{ row *Row }
// 		                   ^^^ definition property(field) table.struct#deep.struct#row 98:21-98:29
// 		                       parent table.struct#deep.struct
// 		                       signature row *Row
// 		                       type *Row
// 		                        ^^^ type_reference Row in table.struct#deep.struct#row
   	}{
   		{name: "a", want: "b"},
// 		 ^^^^ property_access name of `struct#0` in table
// 		            ^^^^ property_access want of `struct#0` in table
   	}
   	for i, tt := range tests {
   		tt.deep.row.Do(i, tt.name)
// 		   ^^^^ property_access deep of element<`[]struct#0`> in table
// 		        ^^^ property_access row of deep@103:5 in table
// 		            ^^ call Do(`key of []struct#0`, name@103:23) of row@103:10 in table
// 		                     ^^^^ property_access name of element<`[]struct#0`> in table
   	}
   	for row := range ch {
   		row.Do(1)
// 		    ^^ call Do(`int`) of `key of chan Row` in table
   	}
   	one, err := visit(Row{})
// 	                  ^^^ type_reference Row in table
   	one.Do(err)
// 	    ^^ call Do(`results 1 func(Row) (*Row, error)`) of `result of func(Row) (*Row, error)` in table
   	make := func() *Row { return nil }
// 	                ^^^ type_reference Row in table
   	make().Do(shared["a"].row)
// 	       ^^ call Do(row@111:23) of `result of func() *Row` in table
// 	          ^^^^^^ property_access shared in table
// 	                      ^^^ property_access row of element<shared@111:11> in table
   	tests[0](1)
   	select {
   	case row, ok := <-ch:
   		row.Do(ok)
// 		    ^^ call Do(?) of element<`chan Row`> in table
   	}
   }
