   class Hello {
       String greet(String name) {
           return "Hello, " + name.trim();
       }
   }
