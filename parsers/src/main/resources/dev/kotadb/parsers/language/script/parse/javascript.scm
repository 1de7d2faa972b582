; What only the JavaScript grammar has.

(class_declaration name: (identifier) @name body: (_) @body) @definition.class
(class_body (field_definition property: (_) @name value: (arrow_function
  parameters: (_) @parameters body: (_) @body) @value) @definition.property.field)
(class_body (field_definition property: (_) @name value: (_)? @value) @definition.property.field)
(class_heritage) @extends

; without types, a class's constructor is where its properties are declared
(assignment_expression left: (member_expression object: (this) property: (_) @name) @target
  right: (_) @value) @assignment.attribute
