package dev.touchstone.conformance.selftest;

import java.util.regex.Pattern;

/**
 * The PostgreSQL store with one fault in its SQL, put in on the way to the server.
 *
 * @param named what the fault is, and the rule meant to find it
 * @param sound a regular expression for what the store writes
 * @param broken what reaches the server in its place
 * @param defence what keeps the fault from showing and is taken away with it
 */
record SqlMutant(Mutant.Named named, Pattern sound, String broken, Defence defence) {
    /** What the schema defends with. */
    enum Defence {
        KEPT,
        ROW_LEVEL_SECURITY_OFF
    }

    static SqlMutant of(Mutant.Named named, String sound, String broken) {
        return new SqlMutant(named, Pattern.compile(sound), broken, Defence.KEPT);
    }

    /** This mutant in a schema that has no second line of defence. */
    SqlMutant withoutRowLevelSecurity() {
        return new SqlMutant(named, sound, broken, Defence.ROW_LEVEL_SECURITY_OFF);
    }

    /** Breaks the text of a statement. */
    String broken(String sql) {
        return sound.matcher(sql).replaceAll(broken);
    }
}
