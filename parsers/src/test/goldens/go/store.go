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
// 		      ^^^^ extends codec!Base in Store
   		*Pool
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
// 		  ^^ call Do(?) of element<items@61:21> in Store#Get
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
// 		  ^^ call Do(`int`) of ? in Store#Get
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
