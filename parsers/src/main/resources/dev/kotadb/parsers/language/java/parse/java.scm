; Java that the precise parser rejects. Roles and parts are described in Role.java and Part.java; the first pattern that
; fits a node settles its role.

; -- declarations

(package_declaration [(identifier) (scoped_identifier)] @name) @package
(class_declaration name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.class
(record_declaration name: (_) @name type_parameters: (_)? @typeparameters parameters: (_) @parameters
  body: (_) @body) @definition.class.record
(interface_declaration name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.interface
(annotation_type_declaration name: (_) @name body: (_) @body) @definition.interface.annotation
(enum_declaration name: (_) @name body: (_) @body) @definition.enum
(enum_body (enum_constant name: (_) @name body: (_)? @body) @definition.constant.enum_constant)
(record_declaration parameters: (formal_parameters (formal_parameter type: (_) @type
  name: (_) @name) @definition.property.record_component))
(method_declaration type_parameters: (_)? @typeparameters type: (_) @type name: (_) @name parameters: (_) @parameters
  body: (_)? @body) @definition.method
(annotation_type_element_declaration type: (_) @type name: (_) @name) @definition.method
(constructor_declaration type_parameters: (_)? @typeparameters name: (_) @name parameters: (_) @parameters
  body: (_) @body) @definition.method.constructor
(compact_constructor_declaration name: (_) @name body: (_) @body) @definition.method.constructor
(superclass) @extends
(extends_interfaces (type_list) @extends)
(super_interfaces (type_list) @implements)
(field_declaration type: (_) @type declarator: (variable_declarator name: (_) @name value: (_)? @value)) @variable
(constant_declaration type: (_) @type declarator: (variable_declarator name: (_) @name value: (_)? @value)) @variable

; -- locals

(local_variable_declaration type: (type_identifier) @object declarator: (variable_declarator name: (_) @name
  value: (_) @value) (#any-of? @object "var")) @variable
(local_variable_declaration type: (_) @type declarator: (variable_declarator name: (_) @name
  value: (_)? @value)) @variable
(formal_parameter type: (_) @type name: (_) @name) @parameter
(spread_parameter (_) @type (variable_declarator name: (_) @name)) @parameter
(catch_formal_parameter (catch_type (_) @type) name: (_) @name) @parameter
(inferred_parameters (identifier) @parameter)
(lambda_expression parameters: (identifier) @parameter)
(variable_declarator name: (_) @name value: (_)? @value) @variable.more
(resource type: (_) @type name: (_) @name value: (_) @value) @variable
(enhanced_for_statement type: (type_identifier) @object name: (_) @name value: (_) @value
  (#any-of? @object "var")) @iteration
(enhanced_for_statement type: (_) @type name: (_) @name) @iteration
(instanceof_expression right: (_) @type name: (_) @name) @variable
(type_pattern (_) @type (identifier) @name) @variable
(record_pattern_component (_) @type (identifier) @name) @variable
(type_parameter (type_identifier) @name) @typeparameter

(lambda_expression) @scope.function
(static_initializer) @scope.function
[(block) (for_statement) (catch_clause) (try_with_resources_statement) (switch_block)] @scope.block

; -- uses

(import_declaration) @import
(annotation name: (_) @name arguments: (_)) @annotation
(marker_annotation name: (_) @name) @annotation
(element_value_pair key: (_) @name value: (_) @value) @same
((type_identifier) @skip (#any-of? @skip "var"))
(scoped_type_identifier (_) @object (type_identifier) @name) @typename
(type_identifier) @typename
(labeled_statement (identifier) @skip)
[(break_statement) (continue_statement)] @skip
(identifier) @identifier
(method_invocation object: (_)? @object name: (_) @name arguments: (_) @arguments) @call
(explicit_constructor_invocation constructor: (super) @callee arguments: (_) @arguments) @call
(explicit_constructor_invocation constructor: (this) @callee arguments: (_) @arguments) @call.constructor
(object_creation_expression type: (_) @callee arguments: (_) @arguments) @new
(field_access object: (_) @object field: (identifier) @name) @member
(field_access object: (_) @type field: (this)) @cast
(method_reference (_) @object (identifier) @name) @member.method_reference
(array_access array: (_) @object) @element
(assignment_expression left: (_) @target right: (_) @value) @assignment
(parenthesized_expression (_) @value) @same
(ternary_expression consequence: (_) @value) @same
(cast_expression type: (_) @type) @cast
(array_creation_expression type: (_) @type) @cast
(binary_expression operator: ["==" "!=" "<" ">" "<=" ">=" "&&" "||"]) @literal.boolean
(unary_expression operator: "!") @literal.boolean
(string_literal) @literal.String
(character_literal) @literal.char
[(decimal_integer_literal) (hex_integer_literal) (octal_integer_literal) (binary_integer_literal)] @literal.int
(decimal_floating_point_literal) @literal.double
[(true) (false)] @literal.boolean
(null_literal) @literal.null
(this) @this
(super) @super
(return_statement (_) @value) @return
