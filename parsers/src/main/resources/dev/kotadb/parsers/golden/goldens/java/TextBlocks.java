   class TextBlocks {
//       ^^^^^^^^^^ definition class TextBlocks 1:0-19:1
//           signature class TextBlocks
       String json = """
//     ^^^^^^ type_reference String in TextBlocks#json
//            ^^^^ definition property(field) TextBlocks#json 2:4-5:28
//                parent TextBlocks
//                signature String json
//                type String
           {"class Fake": "not a \""" declaration", /* no comment */ // none
            "x": 'y'}
           """.formatted(name);
//             ^^^^^^^^^ call formatted(name@5:22) of `java.lang.String` in TextBlocks#json
//                       ^^^^ property_access name in TextBlocks#json
       char quote = '"', slash = '\\', escaped = '\u0041';
//          ^^^^^ definition property(field) TextBlocks#quote 6:4-6:20
//              parent TextBlocks
//              signature char quote = '"'
//              type char
//                       ^^^^^ definition property(field) TextBlocks#slash 6:22-6:34
//                           parent TextBlocks
//                           signature char slash = '\\'
//                           type char
//                                     ^^^^^^^ definition property(field) TextBlocks#escaped 6:36-6:55
//                                         parent TextBlocks
//                                         signature char escaped = '\u0041'
//                                         type char
       String url = "http://example.org/*" + host + "*/";
//     ^^^^^^ type_reference String in TextBlocks#url
//            ^^^ definition property(field) TextBlocks#url 7:4-7:54
//                parent TextBlocks
//                signature String url
//                type String
//                                           ^^^^ property_access host in TextBlocks#url
       /**/ int plain;
//              ^^^^^ definition property(field) TextBlocks#plain 8:9-8:19
//                  parent TextBlocks
//                  signature int plain
//                  type int
       /** one line */ int documented;
//                         ^^^^^^^^^^ definition property(field) TextBlocks#documented 9:20-9:35
//                             parent TextBlocks
//                             signature int documented
//                             documentation one line
//                             type int
       /* ordinary */ int /** inside */ ordinary;
//                                      ^^^^^^^^ definition property(field) TextBlocks#ordinary 10:19-10:46
//                                          parent TextBlocks
//                                          signature int ordinary
//                                          type int
       /**
          no stars
            here
        */
       @Deprecated
//      ^^^^^^^^^^ type_reference(annotation) Deprecated in TextBlocks#late
       // a comment between
       public
       int late;
//         ^^^^ definition property(field) TextBlocks#late [public] 15:4-18:13
//             parent TextBlocks
//             signature public int late
//             documentation no stars⏎        here
//             type int
   }
