package dev.kotadb.parsers.language.java.binary;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a class file declares, generic signatures included. */
final class BinaryClassReader {
    private static final Map<Character, String> PRIMITIVES = Map.of(
            'I', "int", 'J', "long", 'Z', "boolean", 'B', "byte", 'C', "char", 'S', "short", 'F', "float", 'D', "double",
            'V', "void");
    private static final int VISIBLE = ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED;

    private BinaryClassReader() {}

    /** Returns the class; empty for one that has no name in the source. */
    static Optional<BinaryClass> read(BinaryClass.Origin origin, ClassModel model) {
        String name = model.thisClass().asInternalName();
        Map<String, String> memberTypes = new HashMap<>();
        int flags = model.flags().flagsMask();
        boolean named = true;
        boolean inner = false;
        for (InnerClassInfo one : model.findAttribute(Attributes.innerClasses())
                .map(InnerClassesAttribute::classes)
                .orElse(List.of())) {
            String binary = one.innerClass().asInternalName();
            if (binary.equals(name)) {
                flags = one.flagsMask();
                named = one.innerName().isPresent() && one.outerClass().isPresent();
                inner = named && (flags & ClassFile.ACC_STATIC) == 0;
            } else if (one.outerClass().filter(o -> o.asInternalName().equals(name)).isPresent()
                    && (one.flagsMask() & VISIBLE) != 0) {
                one.innerName().ifPresent(simple -> memberTypes.put(simple.stringValue(), binary));
            }
        }
        if (!named || (flags & ClassFile.ACC_SYNTHETIC) != 0 || model.isModuleInfo()) {
            return Optional.empty();
        }
        ClassSignature signature = model.findAttribute(Attributes.signature())
                .map(SignatureAttribute::asClassSignature)
                .orElse(null);
        return Optional.of(new BinaryClass(
                origin,
                name,
                kind(flags),
                (flags & VISIBLE) != 0,
                (flags & ClassFile.ACC_INTERFACE) != 0,
                !inner,
                (flags & ClassFile.ACC_FINAL) != 0,
                signature == null ? List.of() : parameters(signature.typeParameters()),
                supertypes(model, signature),
                methods(model, inner),
                fields(model),
                constants(model),
                memberTypes));
    }

    private static SymbolKind kind(int flags) {
        if ((flags & ClassFile.ACC_INTERFACE) != 0) {
            return SymbolKind.INTERFACE;
        }
        return (flags & ClassFile.ACC_ENUM) != 0 ? SymbolKind.ENUM : SymbolKind.CLASS;
    }

    private static List<TypeText> supertypes(ClassModel model, @Nullable ClassSignature signature) {
        List<TypeText> supertypes = new ArrayList<>();
        if (signature != null) {
            supertypes.add(text(signature.superclassSignature()));
            signature.superinterfaceSignatures().forEach(one -> supertypes.add(text(one)));
        } else {
            model.superclass().ifPresent(one -> supertypes.add(new TypeText.Binary(one.asInternalName(), List.of())));
            model.interfaces().forEach(one -> supertypes.add(new TypeText.Binary(one.asInternalName(), List.of())));
        }
        return supertypes;
    }

    /** @param inner whether constructors take the object around first, which their generic signatures leave out */
    private static Map<String, List<BinaryClass.Method>> methods(ClassModel model, boolean inner) {
        Map<String, List<BinaryClass.Method>> methods = new HashMap<>();
        for (MethodModel method : model.methods()) {
            int flags = method.flags().flagsMask();
            if ((flags & VISIBLE) == 0 || (flags & (ClassFile.ACC_SYNTHETIC | ClassFile.ACC_BRIDGE)) != 0) {
                continue;
            }
            String name = method.methodName().stringValue();
            Optional<MethodSignature> generic =
                    method.findAttribute(Attributes.signature()).map(SignatureAttribute::asMethodSignature);
            MethodSignature signature = generic.orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
            boolean takesOuter = inner && generic.isEmpty() && name.equals(BinaryClass.CONSTRUCTOR);
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            if (method.flags().has(AccessFlag.STATIC)) {
                traits.add(Trait.STATIC);
            }
            if (method.flags().has(AccessFlag.ABSTRACT)) {
                traits.add(Trait.ABSTRACT);
            }
            if (method.flags().has(AccessFlag.PROTECTED)) {
                traits.add(Trait.PROTECTED);
            }
            if ((flags & ClassFile.ACC_VARARGS) != 0) {
                traits.add(Trait.VARIADIC);
            }
            methods.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new BinaryClass.Method(
                            name,
                            parameters(signature.typeParameters()),
                            signature.arguments().stream()
                                    .skip(takesOuter ? 1 : 0)
                                    .map(BinaryClassReader::text)
                                    .toList(),
                            text(signature.result()),
                            traits));
        }
        return methods;
    }

    private static Set<String> constants(ClassModel model) {
        Set<String> constants = new HashSet<>();
        for (FieldModel field : model.fields()) {
            if (field.flags().has(AccessFlag.STATIC) && field.flags().has(AccessFlag.FINAL)) {
                constants.add(field.fieldName().stringValue());
            }
        }
        return constants;
    }

    private static Map<String, TypeText> fields(ClassModel model) {
        Map<String, TypeText> fields = new HashMap<>();
        for (FieldModel field : model.fields()) {
            if ((field.flags().flagsMask() & VISIBLE) != 0) {
                Signature type = field.findAttribute(Attributes.signature())
                        .map(SignatureAttribute::asTypeSignature)
                        .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
                fields.put(field.fieldName().stringValue(), text(type));
            }
        }
        return fields;
    }

    private static List<TypeText.Parameter> parameters(List<Signature.TypeParam> parameters) {
        List<TypeText.Parameter> all = new ArrayList<>();
        for (Signature.TypeParam one : parameters) {
            List<TypeText> bounds = new ArrayList<>();
            one.classBound().ifPresent(bound -> bounds.add(text(bound)));
            one.interfaceBounds().forEach(bound -> bounds.add(text(bound)));
            all.add(new TypeText.Parameter(one.identifier(), bounds));
        }
        return all;
    }

    private static TypeText text(Signature signature) {
        return switch (signature) {
            case Signature.BaseTypeSig base ->
                new TypeText.Primitive(PRIMITIVES.getOrDefault(base.baseType(), "void"));
            case Signature.ArrayTypeSig array -> new TypeText.Array(text(array.componentSignature()));
            case Signature.TypeVarSig variable -> new TypeText.Name(null, variable.identifier(), List.of());
            case Signature.ClassTypeSig type ->
                new TypeText.Binary(
                        binaryName(type),
                        type.typeArgs().stream().map(BinaryClassReader::text).toList());
        };
    }

    private static String binaryName(Signature.ClassTypeSig type) {
        return type.outerType()
                .map(outer -> binaryName(outer) + "$" + type.className())
                .orElseGet(type::className);
    }

    private static TypeText text(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded unbounded -> new TypeText.Wildcard(false, TypeText.UNKNOWN);
            case Signature.TypeArg.Bounded bounded ->
                switch (bounded.wildcardIndicator()) {
                    case NONE -> text(bounded.boundType());
                    case EXTENDS -> new TypeText.Wildcard(false, text(bounded.boundType()));
                    case SUPER -> new TypeText.Wildcard(true, text(bounded.boundType()));
                };
        };
    }
}
