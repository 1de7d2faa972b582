; What only the TypeScript grammars have.

; -- declarations

(function_signature name: (identifier) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.function
(class_declaration name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.class
(abstract_class_declaration name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.class
(interface_declaration name: (_) @name type_parameters: (_)? @typeparameters body: (_) @body) @definition.interface
(type_alias_declaration name: (_) @name type_parameters: (_)? @typeparameters value: (_) @type) @definition.type
(enum_declaration name: (_) @name body: (_) @body) @definition.enum
(enum_body name: [(property_identifier) (string)] @definition.constant.enum_constant)
(enum_body (enum_assignment name: (_) @name value: (_) @value) @definition.constant.enum_constant)
(internal_module name: (_) @name body: (_) @body) @definition.class.namespace
(module name: [(identifier) (nested_identifier)] @name body: (_) @body) @definition.class.namespace
(module) @scope.file

(class_body (public_field_definition name: (_) @name type: (_ (_) @type)? value: (arrow_function
  parameters: (_) @parameters body: (_) @body) @value) @definition.property.field)
(class_body (public_field_definition name: (_) @name type: (_ (_) @type)? value: (_)? @value) @definition.property.field)
(class_body (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method)
(class_body (abstract_method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method)
(required_parameter (accessibility_modifier) pattern: (identifier) @name type: (_ (_) @type)?
  value: (_)? @value) @definition.property.parameter
(required_parameter "readonly" pattern: (identifier) @name type: (_ (_) @type)?
  value: (_)? @value) @definition.property.parameter
(optional_parameter (accessibility_modifier) pattern: (identifier) @name
  type: (_ (_) @type)?) @definition.property.parameter

(interface_body (property_signature name: (_) @name type: (_ (_) @type)?) @definition.property)
(interface_body (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method)
(type_alias_declaration value: (object_type (property_signature name: (_) @name
  type: (_ (_) @type)?) @definition.property))
(type_alias_declaration value: (object_type (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method))

; members of the object types of an intersection are members of the type
(type_alias_declaration value: (intersection_type (object_type (property_signature name: (_) @name
  type: (_ (_) @type)?) @definition.property)))
(type_alias_declaration value: (intersection_type (object_type (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method)))
(type_alias_declaration value: (intersection_type (intersection_type (object_type (property_signature name: (_) @name
  type: (_ (_) @type)?) @definition.property))))
(type_alias_declaration value: (intersection_type (intersection_type (object_type (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method))))
(type_alias_declaration value: (intersection_type (intersection_type (intersection_type (object_type (property_signature name: (_) @name
  type: (_ (_) @type)?) @definition.property)))))
(type_alias_declaration value: (intersection_type (intersection_type (intersection_type (object_type (method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method)))))

; members of object types without a name
(property_signature name: (_) @name type: (_ (_) @type)?) @definition.property.shape
(method_signature name: (_) @name type_parameters: (_)? @typeparameters
  parameters: (_) @parameters return_type: (_ (_) @type)?) @definition.method.shape

; -- locals

(required_parameter pattern: (_) @name type: (_ (_) @type)? value: (_)? @value) @parameter
(optional_parameter pattern: (_) @name type: (_ (_) @type)? value: (_)? @value) @parameter
(type_parameter name: (type_identifier) @name) @typeparameter
(mapped_type_clause name: (type_identifier) @name) @typeparameter
(infer_type (type_identifier) @name) @typeparameter
[(function_type) (constructor_type) (call_signature) (construct_signature) (method_signature) (abstract_method_signature)
 (index_signature)] @scope.function
[(object_type) (mapped_type_clause) (conditional_type) (property_signature)] @scope.block
(index_signature name: (identifier) @parameter)
(tuple_type (_ name: (identifier) @skip))
(tuple_type (_ name: (rest_pattern (identifier) @skip)))

; -- uses

(import_alias) @import.alias

; with type arguments, the grammar takes an operator before the callee for a part of it
(call_expression function: (await_expression (_) @callee) type_arguments: (_) arguments: (_) @arguments) @call.awaited
(call_expression function: (unary_expression argument: (_) @callee) type_arguments: (_) arguments: (_) @arguments) @call.operand

(extends_clause) @extends
(extends_type_clause) @extends
(implements_clause) @implements
(nested_type_identifier module: (_) @object name: (_) @name) @typename
(type_identifier) @typename
(type_query) @types
(type_predicate name: (_) @name)  @scope.block
(asserts (_) @name) @scope.block
(as_expression (_) @value "const") @same
(as_expression (_) (_) @type) @cast
(satisfies_expression (_) @value) @same
(non_null_expression (_) @value) @same
(instantiation_expression (_) @value) @same
