package org.chronogram.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectNameTest {
    @ParameterizedTest
    @CsvSource({
        "my-model, com.example.mymodel, MyModel",
        "ring, com.example.ring, RingModel",
        "m-m-1, com.example.mm1, MM1Model",
        "a2b, com.example.a2b, A2bModel"
    })
    void shouldNamePackageAndClass(String text, String packageName, String className) {
        ProjectName name = new ProjectName(text);
        assertEquals(packageName, name.packageName());
        assertEquals(className, name.className());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My-model", "1st", "a--b", "-a", "a-", "a_b", "a b", "../a", "ä", "a\nb"})
    void shouldRefuseOtherNames(String text) {
        String message = assertThrows(InvalidInputException.class, () -> new ProjectName(text))
                .getMessage();
        assertTrue(message.contains("is no name for a model: expected words of the letters a to z"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void shouldRefuseLongNames() {
        assertEquals("a".repeat(64), new ProjectName("a".repeat(64)).text());
        assertThrows(InvalidInputException.class, () -> new ProjectName("a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "int", "true", "pack-age"})
    void shouldRefuseWordsOfJava(String text) {
        String message = assertThrows(InvalidInputException.class, () -> new ProjectName(text))
                .getMessage();
        assertTrue(message.contains("is a word of the Java language; give another, for example my-" + text), message);
    }
}
