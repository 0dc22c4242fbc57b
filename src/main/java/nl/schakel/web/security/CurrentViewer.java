package nl.schakel.web.security;

import java.util.*;
import nl.schakel.access.Viewer;

@org.springframework.stereotype.Component
public class CurrentViewer {
    public Viewer get() {
        return find().orElseThrow();
    }

    public Optional<Viewer> find() {
        return Optional.empty();
    }
}
