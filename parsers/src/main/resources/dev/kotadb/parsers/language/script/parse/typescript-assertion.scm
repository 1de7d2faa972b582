; What would be an element where there are elements.

(type_assertion (type_arguments (_) @type)) @cast
