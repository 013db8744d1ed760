package dev.touchstone.conformance.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.machine.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DebianMirrorTest {
    private static final String SECURITY = "http://s.example/|main|bookworm-security|Debian|Debian-Security";
    private static final String VENDOR = "http://v.example/|main|stable|Vendor|Vendor";

    @Test
    void passesOverSecurityAndThirdPartyArchives() {
        assertThat(DebianMirror.choose(List.of(VENDOR, SECURITY, "http://d.example/|main|bookworm|Debian|Debian")))
                .isEqualTo("http://d.example/");
    }

    @Test
    void recognisesTheMainArchiveBeforeItsListsWereEverFetched() {
        assertThat(DebianMirror.choose(
                        List.of("http://s.example/|main|bookworm-security||", "http://d.example/|main|bookworm||")))
                .isEqualTo("http://d.example/");
    }

    @Test
    void prefersAnArchiveThatSaysItIsDebianOverOneThatSaysNothing() {
        assertThat(DebianMirror.choose(
                        List.of("http://u.example/|main|stable||", "http://d.example/|main|bookworm|Debian|Debian")))
                .isEqualTo("http://d.example/");
    }

    @Test
    void refusesAMachineWithoutADebianArchive() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> DebianMirror.choose(List.of(VENDOR, SECURITY, "", "nonsense")))
                .withMessageContaining("TOUCHSTONE_DEBIAN_MIRROR");
    }
}
