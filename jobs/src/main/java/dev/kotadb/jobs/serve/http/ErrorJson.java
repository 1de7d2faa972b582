package dev.kotadb.jobs.serve.http;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat refuses by itself, such as a malformed request, without telling about Tomcat. */
public final class ErrorJson extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            String text = status == null ? "Error" : status.getReasonPhrase();
            boolean problem = ProblemFilter.isAskedFor(request.getHeader("Accept"));
            Json.send(response, response.getStatus(),
                    problem ? ProblemFilter.problem(response.getStatus(), text) : Map.of("error", text));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone.
        }
    }
}
