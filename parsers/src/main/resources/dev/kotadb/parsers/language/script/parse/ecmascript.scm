; What JavaScript and TypeScript share. Roles and parts are described in Role.java and Part.java;
; the first pattern that fits a node settles its role.

; -- declarations

(function_declaration name: (identifier) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @definition.function
(generator_function_declaration name: (identifier) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @definition.function

(variable_declarator name: (identifier) @name value: (arrow_function type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.function
(variable_declarator name: (identifier) @name value: (arrow_function
  parameter: (_) @parameters body: (_) @body) @value) @definition.function
(variable_declarator name: (identifier) @name value: (function_expression type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.function
(variable_declarator name: (identifier) @name value: (generator_function type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.function
(variable_declarator name: (identifier) @name type: (_ (_) @type)? value: (class
  type_parameters: (_)? @typeparameters body: (_) @body) @value) @definition.class

(variable_declaration (variable_declarator name: (_) @name type: (_ (_) @type)? value: (_)? @value) @variable.hoisted)
(variable_declarator name: (_) @name type: (_ (_) @type)? value: (_)? @value) @variable

(class_body (method_definition "get" name: (_) @name parameters: (_) @parameters
  return_type: (_ (_) @type)? body: (_) @body) @definition.method.accessor)
(class_body (method_definition "set" name: (_) @name parameters: (_) @parameters
  body: (_) @body) @definition.method.accessor)
(class_body (method_definition name: (property_identifier) @name parameters: (_) @parameters
  body: (_) @body (#any-of? @name "constructor")) @definition.method.constructor)
(class_body (method_definition name: (_) @name type_parameters: (_)? @typeparameters parameters: (_) @parameters
  return_type: (_ (_) @type)? body: (_) @body) @definition.method)

; members of an object that is a variable's value
(variable_declarator value: (object (method_definition name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @definition.method))
(variable_declarator value: (object (pair key: (property_identifier) @name value: (arrow_function
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.method))
(variable_declarator value: (object (pair key: (property_identifier) @name value: (function_expression
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.method))
(variable_declarator value: (object (pair key: (property_identifier) @name value: (_) @value) @definition.property))

; methods of objects without a name
(method_definition name: (_) @name type_parameters: (_)? @typeparameters parameters: (_) @parameters
  return_type: (_ (_) @type)? body: (_) @body) @definition.method.shape
(return_statement (object (pair key: (property_identifier) @name value: (arrow_function
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.method.shape))
(return_statement (object (pair key: (property_identifier) @name value: (function_expression
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.method.shape))
(arrow_function body: (parenthesized_expression (object (pair key: (property_identifier) @name value: (arrow_function
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @value) @definition.method.shape)))

(export_statement value: (function_expression type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @definition.function)
(export_statement value: (arrow_function type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)? body: (_) @body) @definition.function)
(export_statement value: (class body: (_) @body) @definition.class)

; classes in the midst of an expression
(class name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.class.expression
(class type_parameters: (_)? @typeparameters body: (_) @body) @definition.class.anonymous

; -- locals

(formal_parameters [(identifier) (object_pattern) (array_pattern) (rest_pattern)] @parameter)
(formal_parameters (assignment_pattern left: (_) @name right: (_) @value) @parameter)
(arrow_function parameter: (identifier) @parameter)
(catch_clause parameter: (_) @parameter)
(for_in_statement kind: _ left: (_) @name right: (_) @value) @iteration

(function_expression name: (_) @name) @scope.function
(generator_function name: (_) @name) @scope.function
[(arrow_function) (function_expression) (generator_function) (method_definition)] @scope.function
(class_static_block) @scope.function
[(statement_block) (for_statement) (catch_clause) (switch_body)] @scope.block

; -- uses

(import_statement) @import
(export_statement) @export
(identifier) @identifier
(shorthand_property_identifier) @identifier
(new_expression constructor: (_) @callee arguments: (_)? @arguments) @new
(call_expression function: (import) arguments: (_) @arguments) @import.dynamic
(call_expression function: (_) @callee arguments: (_) @arguments) @call
(member_expression object: (_) @object property: (_) @name) @member
(subscript_expression object: (_) @object) @element
(assignment_expression left: (_) @target right: (_) @value) @assignment
(augmented_assignment_expression left: (_) @target right: (_) @value) @assignment
(await_expression (_) @value) @awaited
(yield_expression "*" (_) @value) @awaited.returned
(parenthesized_expression (_) @value) @same
(ternary_expression consequence: (_) @value) @condition
(binary_expression operator: "&&") @condition
(binary_expression left: (_) @value operator: "||") @condition
[(if_statement) (while_statement) (switch_statement)] @condition
(binary_expression left: (_) @value operator: "??") @condition
(expression_statement (call_expression)) @condition
(binary_expression operator: ["==" "===" "!=" "!==" "<" ">" "<=" ">=" "instanceof" "in"]) @literal.boolean
(binary_expression operator: ["-" "*" "/" "%" "**"]) @literal.number
(unary_expression operator: ["!" "delete"]) @literal.boolean
(unary_expression operator: "typeof") @literal.string
[(string) (template_string)] @literal.string
(number) @literal.number
[(true) (false)] @literal.boolean
(null) @literal.null
(regex) @literal.RegExp
(array) @literal.Array
(object) @literal.object
(this) @this
(super) @super
(return_statement (_) @value) @return
(decorator) @decorator
