; Go. Roles and parts are described in Role.java and Part.java; the first pattern that fits a node settles its role.

; -- declarations

(package_clause (package_identifier) @name) @package
(function_declaration name: (_) @name type_parameters: (_)? @typeparameters parameters: (_) @parameters
  result: (_)? @type body: (_)? @body) @definition.function
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (generic_type
  type: (type_identifier) @receiver)))) name: (_) @name parameters: (_) @parameters
  result: (_)? @type body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration type: (generic_type
  type: (type_identifier) @receiver))) name: (_) @name parameters: (_) @parameters
  result: (_)? @type body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type
  (type_identifier) @receiver))) name: (_) @name parameters: (_) @parameters
  result: (_)? @type body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration
  type: (type_identifier) @receiver)) name: (_) @name parameters: (_) @parameters
  result: (_)? @type body: (_)? @body) @definition.method

(type_spec name: (_) @name type_parameters: (_)? @typeparameters type: (struct_type) @body) @definition.class.struct
(type_spec name: (_) @name type_parameters: (_)? @typeparameters type: (interface_type) @body) @definition.interface
(type_spec name: (_) @name type_parameters: (_)? @typeparameters type: (_) @type) @definition.type
(type_alias name: (_) @name type_parameters: (_)? @typeparameters type: (_) @type) @definition.type.alias
(slice_type element: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(array_type element: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(implicit_length_array_type element: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(map_type key: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(map_type value: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(pointer_type (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(channel_type value: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(composite_literal type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(var_spec type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(parameter_declaration type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(variadic_parameter_declaration type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(field_declaration type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(type_alias type: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(function_declaration result: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(method_declaration result: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(func_literal result: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(function_type result: (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(parenthesized_type (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(type_elem (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(argument_list (struct_type "struct" @name (field_declaration_list (field_declaration))) @definition.class.anonymous)
(struct_type (field_declaration_list (field_declaration name: (_) @name type: (_) @type) @definition.property.field))
(struct_type (field_declaration_list (field_declaration type: (_) @type) @extends))
(interface_type (method_elem name: (_) @name parameters: (_) @parameters result: (_)? @type) @definition.method)
(interface_type (type_elem) @extends)

(const_spec name: (_) @name type: (_)? @type value: (expression_list (_) @value)?) @variable
(var_spec name: (_) @name type: (_)? @type value: (expression_list (_) @value)?) @variable

; -- locals

(short_var_declaration left: (expression_list (_) @name) right: (expression_list (_) @value)) @variable
(receive_statement left: (expression_list (_) @name) right: (_) @value) @variable
(range_clause left: (expression_list (_) @name) right: (_) @value) @iteration.clause
(type_switch_statement alias: (expression_list (identifier) @variable))
(parameter_declaration name: (_) @name type: (_) @type) @parameter
(parameter_declaration type: (_) @type) @parameter
(variadic_parameter_declaration name: (_)? @name type: (_) @type) @parameter
(type_parameter_declaration name: (_) @name) @typeparameter
(method_declaration receiver: (parameter_list (parameter_declaration type: (generic_type
  type_arguments: (type_arguments (type_elem (type_identifier) @typeparameter))))))
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (generic_type
  type_arguments: (type_arguments (type_elem (type_identifier) @typeparameter)))))))

[(func_literal) (function_type)] @scope.function
[(block) (if_statement) (for_statement) (expression_switch_statement) (type_switch_statement) (select_statement)
 (expression_case) (type_case) (communication_case) (default_case)] @scope.block

; -- uses

(import_declaration) @import
(qualified_type package: (_) @object name: (_) @name) @typename
((type_identifier) @skip (#any-of? @skip "bool" "byte" "rune" "string" "error" "any" "comparable" "int" "int8" "int16"
  "int32" "int64" "uint" "uint8" "uint16" "uint32" "uint64" "uintptr" "float32" "float64" "complex64" "complex128"))
(type_identifier) @typename
(keyed_element key: (literal_element (identifier) @identifier.key))
((identifier) @skip (#any-of? @skip "_"))
(identifier) @identifier
(selector_expression operand: (_) @object field: (_) @name) @member
(call_expression function: (identifier) @callee arguments: (argument_list (_) @type)
  (#any-of? @callee "new" "make")) @cast
(call_expression function: (index_expression operand: (_) @callee) arguments: (_) @arguments) @call
(call_expression function: (_) @callee arguments: (_) @arguments) @call
(index_expression operand: (_) @object) @element
(slice_expression operand: (_) @value) @same
(composite_literal type: (_) @type) @cast
(type_assertion_expression type: (_) @type) @cast
(type_conversion_expression type: (generic_type) @callee) @call
(type_conversion_expression type: (_) @type) @cast
(parenthesized_expression (_) @value) @same
(unary_expression operator: ["&" "*"] operand: (_) @value) @same
(unary_expression operator: "<-" operand: (_) @object) @element
(unary_expression operator: "!") @literal.bool
(binary_expression operator: ["==" "!=" "<" ">" "<=" ">=" "&&" "||"]) @literal.bool
(assignment_statement left: (expression_list (_) @target) right: (expression_list (_) @value)) @assignment
[(interpreted_string_literal) (raw_string_literal)] @literal.string
(int_literal) @literal.int
(float_literal) @literal.float64
(rune_literal) @literal.rune
[(true) (false)] @literal.bool
(nil) @literal.null
