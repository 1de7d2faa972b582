   exports.helper = function (x) { return new exports.Store(x) }
// ^^^^^^^ property_access exports in helper
//         ^^^^^^ definition function(commonjs) helper 1:0-1:61
//             signature exports.helper = function (x)
//             parameters ()
//             value `exports.Store`
//         ^^^^^^ property_access(write) helper of exports@1:0 in helper
//                                            ^^^^^^^ property_access exports in helper
//                                                    ^^^^^ call(new) Store((0<helper@1:8>) of exports@1:43 in helper
   exports.Store = class { open() { return this } }
// ^^^^^^^ property_access exports in Store
//         ^^^^^ definition class(commonjs) Store 2:0-2:48
//             signature exports.Store = class
//         ^^^^^ property_access(write) Store of exports@2:0 in Store
//                         ^^^^ definition method Store#open 2:24-2:46
//                             parent Store
//                             signature open()
//                             parameters ()
//                             value `typeof this`
   module.exports.limit = 3
// ^^^^^^ property_access module in limit
//        ^^^^^^^ property_access exports of module@3:0 in limit
//                ^^^^^ definition variable(commonjs) limit 3:0-3:24
//                    signature module.exports.limit = 3
//                    value `number`
//                ^^^^^ property_access(write) limit of exports@3:7 in limit
   exports.helper(module.exports.limit).open()
// ^^^^^^^ property_access exports
//         ^^^^^^ call helper(limit@4:30) of exports@4:0
//                ^^^^^^ property_access module
//                       ^^^^^^^ property_access exports of module@4:15
//                               ^^^^^ property_access limit of exports@4:22
//                                      ^^^^ call open() of helper@4:8
// export name=helper local=helper
// export name=Store local=Store
// export name=limit local=limit
