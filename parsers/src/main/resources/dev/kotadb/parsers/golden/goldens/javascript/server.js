   #!/usr/bin/env node
   'use strict'
   const fs = require('fs')
//       ^^ definition constant fs [const] 3:0-3:24
//           signature const fs = require('fs')
//           value `typeof require(1;string)`
//            ^^^^^^^ call require(`string`) in fs
//                     ^^ import kind=require module=fs alias=fs in fs
   const { join, resolve: absolute } = require('node:path')
//         ^^^^ definition constant join [const] 4:0-4:56
//             signature const { join, resolve: absolute } = require('node:path')
//             value `typeof require(1;string).join`
//         ^^^^ import kind=require module=node:path name=join alias=join
//               ^^^^^^^ import kind=require module=node:path name=resolve alias=absolute
//                        ^^^^^^^^ definition constant absolute [const] 4:0-4:56
//                            signature const { join, resolve: absolute } = require('node:path')
//                            value `typeof require(1;string).resolve`
//                                     ^^^^^^^ call require(`string`)
   var app = module.exports = createApplication
//     ^^^ definition variable app 5:0-5:44
//         signature var app = module.exports = createApplication
//         value `typeof createApplication`
//           ^^^^^^ property_access module in app
//                  ^^^^^^^ property_access(write) exports of module@5:10 in app
//                            ^^^^^^^^^^^^^^^^^ property_access createApplication in app

   /** Makes one. */
   function createApplication(options = {}) {
//          ^^^^^^^^^^^^^^^^^ definition function createApplication 8:0-15:1
//              signature function createApplication(options = {})
//              documentation Makes one.
//              parameters () optional 1
//              value `{ route: typeof route; handle }`
     var self = this, routes = []
     function route(path) { return routes[path] }
//            ^^^^^ definition function createApplication.route 10:2-10:46
//                parent createApplication
//                signature function route(path)
//                parameters ()
     self.use = function use(fn) { routes.push(fn) }
//        ^^^ property_access(write) use of ? in createApplication
//                                        ^^^^ call push((0<use@11:7>) of `Array` in createApplication
     for (var i = 0; i < routes.length; i++) route(i).run(self)
//                              ^^^^^^ property_access length of `Array` in createApplication
//                                           ^^^^^ call route(`number`) in createApplication
//                                                    ^^^ call run(?) of route@12:42 in createApplication
     for (key in options) print(key)
//        ^^^ property_access key in createApplication
//                        ^^^^^ call print(key@13:29) in createApplication
//                              ^^^ property_access key in createApplication
     return { route, handle: (req) => route(req.path) }
//            ^^^^^ property_access route in createApplication
//                   ^^^^^^ definition method(shape) createApplication#handle 14:18-14:50
//                       parent createApplication
//                       signature handle: (req)
//                       parameters ()
//                       value `typeof route(1)`
//                                    ^^^^^ call route(path@14:45) in createApplication#handle
//                                              ^^^^ property_access path of ? in createApplication#handle
   }

   exports.version = '1.0'
// ^^^^^^^ property_access exports in version
//         ^^^^^^^ definition variable(commonjs) version 17:0-17:23
//             signature exports.version = '1.0'
//             value `string`
//         ^^^^^^^ property_access(write) version of exports@17:0 in version
   exports.join = join
// ^^^^^^^ property_access exports
//         ^^^^ property_access(write) join of exports@18:0
//                ^^^^ property_access join
   module.exports.helper = function helper() {}
// ^^^^^^ property_access module in helper
//        ^^^^^^^ property_access exports of module@19:0 in helper
//                ^^^^^^ property_access(write) helper of exports@19:7 in helper
//                                  ^^^^^^ definition function(commonjs) helper 19:0-19:44
//                                      signature module.exports.helper = function helper()
//                                      parameters ()
   module.exports = { createApplication, named: absolute, other: fs.readFileSync }
// ^^^^^^ property_access module
//        ^^^^^^^ property_access(write) exports of module@20:0
//                    ^^^^^^^^^^^^^^^^^ property_access createApplication
//                                              ^^^^^^^^ property_access absolute
//                                                               ^^ property_access fs
//                                                                  ^^^^^^^^^^^^ property_access readFileSync of fs@20:62

   class Server extends createApplication.Base {
//       ^^^^^^ definition class Server 22:0-33:1
//           signature class Server extends createApplication.Base
//           supertypes createApplication.Base
//                      ^^^^^^^^^^^^^^^^^ property_access createApplication in Server
//                                        ^^^^ extends Base of createApplication@22:21 in Server
     static instances = []
//          ^^^^^^^^^ definition property(field) Server#instances [static] 23:2-23:23
//              parent Server
//              signature static instances = []
//              value `Array`
     #secret = new Map()
//   ^^^^^^^ definition property(field) Server##secret [private] 24:2-24:21
//       parent Server
//       signature #secret = new Map()
//       value `Map`
//                 ^^^ call(new) Map() in Server##secret
     constructor(port) {
//   ^^^^^^^^^^^ definition method(constructor) Server#constructor 25:2-29:3
//       parent Server
//       signature constructor(port)
//       parameters ()
       super()
//     ^^^^^ call(super) super() of super<Server> in Server#constructor
       this.port = port
//          ^^^^ definition property Server#port 27:4-27:20
//              parent Server
//              signature this.port = port
//              value parameter<Server#constructor, 0 port>
//          ^^^^ property_access(write) port of this<Server> in Server#constructor
       Server.instances.push(this)
//     ^^^^^^ property_access Server in Server#constructor
//            ^^^^^^^^^ property_access instances of Server@28:4 in Server#constructor
//                      ^^^^ call push(this<Server>) of instances@28:11 in Server#constructor
     }
     get address() { return `http://${this.#host()}:${this.port}` }
//       ^^^^^^^ definition method(accessor) Server#address [get] 30:2-30:64
//           parent Server
//           signature get address()
//           parameters ()
//           value `string`
//                                         ^^^^^ call #host() of this<Server> in Server#address
//                                                         ^^^^ property_access port of this<Server> in Server#address
     #host() { return super.host() }
//   ^^^^^ definition method Server##host [private] 31:2-31:33
//       parent Server
//       signature #host()
//       parameters ()
//       value `typeof super.host(0)`
//                          ^^^^ call host() of super<Server> in Server##host
     static async *all() { for await (const s of Server.instances) yield s }
//                 ^^^ definition method Server#all [static, async, generator] 32:2-32:73
//                     parent Server
//                     signature static async *all()
//                     parameters ()
//                                               ^^^^^^ property_access Server in Server#all
//                                                      ^^^^^^^^^ property_access instances of Server@32:46 in Server#all
   }

   const Anonymous = class { run() { return 1 } }
//       ^^^^^^^^^ definition class Anonymous [const] 35:0-35:46
//           signature const Anonymous = class
//                           ^^^ definition method Anonymous#run 35:26-35:44
//                               parent Anonymous
//                               signature run()
//                               parameters ()
//                               value `number`
   const view = <Panel title="x" {...props}><Layout.Row onClick={() => app.go()} /><div /></Panel>
//       ^^^^ definition constant view [const] 36:0-36:95
//           signature const view = <Panel title="x" {...props}><Layout.Row onClick={() => app.go()} /><div /></Panel>
//               ^^^^^ call(jsx) Panel() in view
//                                   ^^^^^ property_access props in view
//                                           ^^^^^^ property_access Layout in view
//                                                  ^^^ call(jsx) Row() of Layout@36:42 in view
//                                                                     ^^^ property_access app in view
//                                                                         ^^ call go() of app@36:68 in view
   import('./lazy.js').then(({ load }) => load())
//         ^^^^^^^^^ import kind=dynamic module=./lazy.js
//                     ^^^^ call then(function/1 -> ()<load<lambda<then@37:20, argument 0, parameter 0>>>) of ?
   export default class { render() {} }
//        ^^^^^^^ definition class default [exported, default] 38:0-38:36
//            signature export default class
//                        ^^^^^^ definition method default#render 38:23-38:34
//                            parent default
//                            signature render()
//                            parameters ()
// export name=export= local=createApplication
// export name=version local=version
// export name=join local=join
// export name=helper local=helper
// export name=export=
// export name=createApplication local=createApplication
// export name=named local=absolute
// export name=other
// export name=default local=default
