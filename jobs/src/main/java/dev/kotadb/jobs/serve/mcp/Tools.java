package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.Answers;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.JsonBytes;
import dev.kotadb.jobs.serve.answers.Problem;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.util.RawValue;

/** All tools, as the SDK wants them. */
public final class Tools {
    /** What an agent reads about the server as a whole. */
    static final String INSTRUCTIONS = "Answers from an index of source code: use analyze_change_impact and find_usages before a change, to"
            + " see what depends on it. Each reference says how certain it is. The index may be older than the working tree.";

    /**
     * Checking each answer against its schema would take a fifth of the server's time. Clients do it, and the tests' client is one
     * that does.
     */
    static final JsonSchemaValidator UNCHECKED = (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);

    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);
    private static final int BAD_REQUEST = 400;

    private final List<Tool> tools = new ArrayList<>();

    public Tools(Answers answers) {
        CodeAnswers code = answers.code();
        tools.addAll(new SearchTools(answers.search(), code).tools());
        tools.addAll(new CodeTools(code).tools());
        tools.addAll(new PackageTools(code).tools());
        ImpactTools impact = new ImpactTools(code);
        tools.addAll(impact.tools());
        tools.addAll(new SpecificationTools(impact).tools());
        tools.addAll(new ContextTools(answers.context()).tools());
        tools.addAll(new JobTools(answers.jobs()).tools());
        tools.addAll(new ProjectTools(answers.projects()).tools());
    }

    List<Tool> all() {
        return List.copyOf(tools);
    }

    static McpSchema.Tool schema(Tool tool) {
        return McpSchema.Tool.builder(tool.name(), tool.input())
                .title(tool.title())
                .description(tool.description())
                .outputSchema(tool.output())
                .annotations(ToolAnnotations.builder().title(tool.title()).readOnlyHint(tool.readOnly()).destructiveHint(tool.destructive())
                        .idempotentHint(tool.idempotent()).openWorldHint(false).build())
                .build();
    }

    /**
     * Answers a call.
     *
     * @throws McpError if the arguments are wrong
     */
    static CallToolResult answer(Tool tool, Viewer viewer, CallToolRequest request) {
        try {
            Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
            String text = JsonBytes.text(tool.answer(viewer, arguments)).strip();
            return CallToolResult.builder().addTextContent(text).structuredContent(new RawValue(text)).build();
        } catch (Problem e) {
            if (e.status() == BAD_REQUEST) {
                throw McpError.builder(ErrorCodes.INTERNAL_ERROR)
                        .message(e.text() + (e.choices().isEmpty() ? "" : ": " + String.join(", ", e.choices())))
                        .build();
            }
            return failed(e.text());
        } catch (DataAccessException e) {
            LOG.warn("{} failed: {}", tool.name(), e.getClass().getSimpleName());
            return failed("The database does not answer");
        } catch (RuntimeException e) {
            LOG.error("{} failed", tool.name(), e);
            return failed("Internal server error");
        }
    }

    private static CallToolResult failed(String why) {
        String text = JsonBytes.text(Map.of("error", why)).strip();
        return CallToolResult.builder().addTextContent(text).isError(true).build();
    }
}
