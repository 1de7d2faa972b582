package dev.kotadb.jobs.source;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the jobs reach repositories. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GitSettings.class)
class SourceConfiguration {
    @Bean
    SourceAccess sourceAccess(@Qualifier("kotaHome") Path home, GitSettings settings) {
        return new SourceAccess(home, settings);
    }
}
