package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.FileEdge;
import dev.kotadb.schema.query.export.FileNode;
import dev.kotadb.schema.query.export.RepositoryExport;
import java.io.PrintStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the dependency graph of the files as GraphML. */
public final class GraphmlWriter implements ExportWriter {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final String SCHEMA = NAMESPACE + " " + NAMESPACE + "/1.0/graphml.xsd";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    @Override
    public void write(RepositoryExport export, PrintStream out, Runnable written) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            begin(xml);
            export.forEachFile(file -> {
                unchecked(() -> write(file, xml));
                written.run();
            });
            export.forEachEdge(edge -> {
                unchecked(() -> write(edge, xml));
                written.run();
            });
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing GraphML", e);
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing GraphML", e);
        }
    }

    private static void begin(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi", XSI, "schemaLocation", SCHEMA);
        key(xml, "path", "node", "string");
        key(xml, "language", "node", "string");
        key(xml, "imports", "edge", "long");
        key(xml, "uses", "edge", "long");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("graph");
        xml.writeAttribute("id", "files");
        xml.writeAttribute("edgedefault", "directed");
        xml.writeCharacters("\n");
    }

    private static void key(XMLStreamWriter xml, String name, String element, String type) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", name);
        xml.writeAttribute("for", element);
        xml.writeAttribute("attr.name", name);
        xml.writeAttribute("attr.type", type);
    }

    private static void write(FileNode file, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("    ");
        xml.writeStartElement("node");
        xml.writeAttribute("id", "n" + file.number());
        data(xml, "path", file.path());
        if (file.language() != null) {
            data(xml, "language", file.language());
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void write(FileEdge edge, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("    ");
        xml.writeStartElement("edge");
        xml.writeAttribute("source", "n" + edge.source());
        xml.writeAttribute("target", "n" + edge.target());
        data(xml, "imports", Long.toString(edge.imports()));
        data(xml, "uses", Long.toString(edge.uses()));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void data(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(expressible(value));
        xml.writeEndElement();
    }

    /** XML has no way to write control characters, which paths may have. */
    private static String expressible(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
