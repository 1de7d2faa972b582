; Elements: a component is called, an HTML element is nobody's declaration.

(jsx_opening_element name: (identifier) @tag)
(jsx_self_closing_element name: (identifier) @tag)
(jsx_opening_element name: (member_expression object: (_) @object property: (_) @name) @member.tag)
(jsx_self_closing_element name: (member_expression object: (_) @object property: (_) @name) @member.tag)
(jsx_closing_element) @skip
(jsx_namespace_name (identifier) @skip)
