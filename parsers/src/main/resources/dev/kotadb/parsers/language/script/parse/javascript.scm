; What only the JavaScript grammar has.

(class_declaration name: (identifier) @name body: (_) @body) @definition.class
(class_body (field_definition property: (_) @name value: (arrow_function
  parameters: (_) @parameters body: (_) @body) @value) @definition.property.field)
(class_body (field_definition property: (_) @name value: (_)? @value) @definition.property.field)
(class_heritage) @extends

; what a module of CommonJS offers without a name of its own
(assignment_expression left: (member_expression object: (_) @object property: (property_identifier) @name) @target
  right: (function_expression parameters: (_) @parameters body: (_) @body) @value (#any-of? @object "exports" "module.exports")) @definition.function.commonjs
(assignment_expression left: (member_expression object: (_) @object property: (property_identifier) @name) @target
  right: (arrow_function parameters: (_) @parameters body: (_) @body) @value (#any-of? @object "exports" "module.exports")) @definition.function.commonjs
(assignment_expression left: (member_expression object: (_) @object property: (property_identifier) @name) @target
  right: (generator_function parameters: (_) @parameters body: (_) @body) @value (#any-of? @object "exports" "module.exports")) @definition.function.commonjs
(assignment_expression left: (member_expression object: (_) @object property: (property_identifier) @name) @target
  right: (class body: (_) @body) @value (#any-of? @object "exports" "module.exports")) @definition.class.commonjs
(assignment_expression left: (member_expression object: (_) @object property: (property_identifier) @name) @target
  right: [(new_expression) (object) (array) (string) (template_string) (number) (regex) (true) (false)] @value
  (#any-of? @object "exports" "module.exports")) @definition.variable.commonjs

; without types, a class's constructor is where its properties are declared
(assignment_expression left: (member_expression object: (this) property: (_) @name) @target
  right: (_) @value) @assignment.attribute
