; Python. Roles and parts are described in Role.java and Part.java; the first pattern that fits a node settles its role.

; -- declarations

(class_definition name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.class
(function_definition name: (_) @name type_parameters: (_)? @typeparameters parameters: (_) @parameters
  return_type: (type (_) @type)? body: (_) @body) @definition.function
(type_alias_statement left: (type (identifier) @name) right: (type (_) @type)) @definition.type
(type_alias_statement left: (type (generic_type (identifier) @name)) right: (type (_) @type)) @definition.type
(class_definition superclasses: (argument_list) @extends)
(class_definition type_parameters: (type_parameter (type (identifier) @typeparameter)))
(function_definition type_parameters: (type_parameter (type (identifier) @typeparameter)))
(type_alias_statement left: (type (generic_type (type_parameter (type (identifier) @typeparameter)))))
(class_definition type_parameters: (type_parameter (type (splat_type (identifier) @typeparameter))))
(function_definition type_parameters: (type_parameter (type (splat_type (identifier) @typeparameter))))
(type_alias_statement left: (type (generic_type (type_parameter (type (splat_type (identifier) @typeparameter))))))

(assignment left: [(identifier) (pattern_list) (tuple_pattern) (list_pattern)] @name type: (type (_) @type)?
  right: (_)? @value) @variable.assigned
(assignment left: (attribute object: (identifier) @object attribute: (_) @name) @target type: (type (_) @type)?
  right: (_)? @value (#any-of? @object "self" "cls")) @assignment.attribute.instance_attribute
(assignment left: (_) @target right: (_) @value) @assignment
(augmented_assignment left: (_) @target right: (_) @value) @assignment
(named_expression name: (_) @name value: (_) @value) @variable.assigned
(except_clause (as_pattern (_) @type alias: (as_pattern_target (_) @name)) @variable.assigned)
(as_pattern (_) @value alias: (as_pattern_target (_) @name)) @variable.assigned
; in a pattern, a name alone binds; a dotted name is a value to compare with
(case_pattern (as_pattern (case_pattern (class_pattern) @value) (identifier) @name) @variable.assigned)
(case_pattern (as_pattern (identifier) @name) @variable.assigned)
(keyword_pattern (as_pattern (case_pattern (class_pattern) @value) (identifier) @name) @variable.assigned)
(keyword_pattern (as_pattern (identifier) @name) @variable.assigned)
(class_pattern (dotted_name) @type) @cast
(splat_pattern (identifier) @name) @variable.assigned
(dotted_name (identifier) (identifier) (identifier)) @skip.path
(dotted_name (identifier) @object (identifier) @name) @member
(case_pattern (dotted_name (identifier) (identifier)) @value) @same
(case_pattern (dotted_name) @name) @variable.assigned
(keyword_pattern (identifier) @skip)
(keyword_pattern (dotted_name (identifier) (identifier)) @value) @same
(keyword_pattern (dotted_name) @name) @variable.assigned
(global_statement) @global
(nonlocal_statement) @skip

; -- locals

(parameters (identifier) @parameter)
(lambda_parameters (identifier) @parameter)
(typed_parameter (identifier) @name type: (type (_) @type)) @parameter
(typed_parameter (list_splat_pattern (identifier) @name) type: (type (_) @type)) @parameter
(typed_parameter (dictionary_splat_pattern (identifier) @name) type: (type (_) @type)) @parameter
(default_parameter name: (_) @name value: (_) @value) @parameter
(typed_default_parameter name: (_) @name type: (type (_) @type) value: (_) @value) @parameter
(parameters [(list_splat_pattern) (dictionary_splat_pattern)] @parameter)
(lambda_parameters [(list_splat_pattern) (dictionary_splat_pattern)] @parameter)
(for_statement left: (_) @name right: (_) @value) @iteration.assigned
(for_in_clause left: (_) @name right: (_) @value) @iteration.clause

(lambda) @scope.function
[(list_comprehension) (set_comprehension) (dictionary_comprehension) (generator_expression)] @scope.block

; -- uses

[(import_statement) (import_from_statement) (future_import_statement)] @import
(keyword_argument name: (_) @name value: (_) @value) @same
(type (identifier) @skip (#any-of? @skip "int" "str" "bool" "float" "bytes" "object" "None" "complex" "list" "dict"
  "set" "tuple" "frozenset" "type" "bytearray"))
(generic_type (identifier) @skip (#any-of? @skip "list" "dict" "set" "tuple" "frozenset" "type"))
(type (string (string_content) @typename))
(type (subscript subscript: (string (string_content) @typename)))
(type (subscript subscript: (subscript subscript: (string (string_content) @typename))))
(type (subscript subscript: (subscript subscript: (subscript subscript: (string (string_content) @typename)))))
(type (generic_type (type_parameter (type (list (string (string_content) @typename))))))
(type (subscript subscript: (list (string (string_content) @typename))))
(type (subscript subscript: (binary_operator (string (string_content) @typename))))
(type (binary_operator (string (string_content) @typename)))
(type) @types
(identifier) @identifier
(decorator (attribute object: (_) @value attribute: (_) @name (#any-of? @name "setter" "getter" "deleter")) @same)
(attribute object: (_) @object attribute: (_) @name) @member
(call function: (identifier) @callee arguments: (_) @arguments (#any-of? @callee "super")) @super
(call function: (_) @callee arguments: (_) @arguments) @call
(subscript value: (_) @object) @element
(await (_) @value) @awaited
(parenthesized_expression (_) @value) @same
(conditional_expression (_) @value) @condition
(boolean_operator left: (_) @value) @condition
[(if_statement) (elif_clause) (while_statement) (match_statement) (assert_statement)] @condition
(comparison_operator) @literal.bool
(not_operator) @literal.bool
(string) @literal.str
(concatenated_string) @literal.str
(integer) @literal.int
(float) @literal.float
[(true) (false)] @literal.bool
(none) @literal.null
(list) @literal.list
(dictionary) @literal.dict
(set) @literal.set
(tuple) @literal.tuple
(return_statement (_) @value) @return
(yield (_) @value) @return.item
(decorator) @decorator
