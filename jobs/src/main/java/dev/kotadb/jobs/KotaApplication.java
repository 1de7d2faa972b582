package dev.kotadb.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class KotaApplication {
    static void main(String[] args) {
        SpringApplication.run(KotaApplication.class, args);
    }
}
