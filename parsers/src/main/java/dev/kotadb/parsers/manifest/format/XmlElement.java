package dev.kotadb.parsers.manifest.format;

import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of an XML text. Attributes and namespaces are left out. */
public final class XmlElement {
    private static final int DEEPEST = 64;

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> children = new ArrayList<>();

    private XmlElement(String name) {
        this.name = name;
    }

    /** Reads the root element. Entities other than the five of XML are not expanded but refused. */
    public static XmlElement read(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableManifestException("not XML: " + message(e), e);
        }
    }

    private static String message(XMLStreamException e) {
        // The JDK's message has the place in its first line and the reason in its second.
        String message = String.valueOf(e.getMessage());
        int reason = message.indexOf("\nMessage: ");
        return e.getLocation() == null || reason < 0
                ? message
                : "line " + e.getLocation().getLineNumber() + ": " + message.substring(reason + "\nMessage: ".length());
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        XmlElement document = new XmlElement("");
        Deque<XmlElement> open = new ArrayDeque<>(List.of(document));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEEPEST) {
                        throw new UnreadableManifestException("elements are nested more than " + DEEPEST + " deep");
                    }
                    XmlElement element = new XmlElement(reader.getLocalName());
                    open.getLast().children.add(element);
                    open.addLast(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> open.getLast().text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableManifestException("the entity " + reader.getLocalName() + " is not expanded");
                default -> {}
            }
        }
        return document.children.getFirst();
    }

    public String name() {
        return name;
    }

    public String text() {
        return text.toString().strip();
    }

    public List<XmlElement> children() {
        return children;
    }

    /** The first child of a name, or null. */
    public @Nullable XmlElement child(String child) {
        return children.stream().filter(each -> each.name.equals(child)).findFirst().orElse(null);
    }

    /** The text of the first child of a name; null if there is none or it is empty. */
    public @Nullable String text(String child) {
        XmlElement found = child(child);
        return found == null || found.text().isEmpty() ? null : found.text();
    }

    /** The children of the first child of a name. */
    public List<XmlElement> children(String child) {
        XmlElement found = child(child);
        return found == null ? List.of() : found.children;
    }
}
