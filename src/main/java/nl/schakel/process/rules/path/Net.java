package nl.schakel.process.rules.path;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.process.engine.CaseDeed;

/**
 * Value: one model as a net of places and nodes. A place is a flow, an activity that is busy, or the memory that an event
 * happened already; places are numbered, so that a position in the model is a set of bits.
 */
final class Net {

    /** What a node does with a token. */
    enum Kind {
        /** Done at once: service task, decision, throwing event, and a join of ways. */
        STEP,
        /** Waits for a person, a message or a moment. */
        WAIT,
        CHOICE,
        PARALLEL,
        INCLUSIVE,
        EVENT_CHOICE,
        SUB,
        CALL,
        END,
        TERMINATE
    }

    /** A boundary event: which flows it opens, and whether what it stands on ends. */
    record Boundary(Node node, boolean interrupts, int happened) {}

    /** An event subprocess in a scope. */
    record EventSub(Node node, int scope, boolean interrupts, int happened) {}

    /** One element of the model. */
    static final class Node {
        final String id;
        final String name;
        final Kind kind;
        final int scope;
        final List<Flow> in = new ArrayList<>();
        final List<Flow> out = new ArrayList<>();
        final List<Boundary> boundaries = new ArrayList<>();
        /** Place of an activity while it is busy; -1 for what takes no time. */
        int busy = -1;
        /** The scope inside, of a subprocess. */
        int inner = -1;

        CaseDeed deed;
        boolean secondReading;
        boolean repeats;
        String called;
        Flow otherwise;

        Node(String id, String name, Kind kind, int scope) {
            this.id = id;
            this.name = name;
            this.kind = kind;
            this.scope = scope;
        }

        /** As a director knows it. */
        String shown() {
            return name == null || name.isBlank() ? id : name;
        }
    }

    /** A sequence flow, which is a place. {@code confirms}: it is taken after the answer "bevestigen". */
    static final class Flow {
        final String id;
        final int place;
        final boolean confirms;
        Node target;

        Flow(String id, int place, boolean confirms) {
            this.id = id;
            this.place = place;
            this.confirms = confirms;
        }
    }

    /** A start event: the flows that it opens, and what holds then. */
    record Start(List<Flow> flows, int facts) {}

    /** A scope: the process itself, a subprocess or an event subprocess. */
    static final class NetScope {
        final Node owner;
        final int parent;
        final Bits places = new Bits();
        /** Memories of events, which are no tokens. */
        final Bits memories = new Bits();

        /** Each a way to begin; a process with several start events begins by one of them. */
        final List<Start> starts = new ArrayList<>();

        final List<EventSub> events = new ArrayList<>();
        /** For an event subprocess. */
        boolean event;

        NetScope(Node owner, int parent) {
            this.owner = owner;
            this.parent = parent;
        }
    }

    /** A set of places that grows while the net is made. */
    static final class Bits {
        long[] words = new long[1];

        void add(int place) {
            int word = place >> 6;
            if (word >= words.length) {
                words = java.util.Arrays.copyOf(words, word + 1);
            }
            words[word] |= 1L << (place & 63);
        }
    }

    final String key;
    final List<Node> nodes = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();
    final List<NetScope> scopes = new ArrayList<>();
    /** How many places there are. */
    int size;
    /** By place: the node that it leads into, or that is busy. */
    final List<Node> nodeAt = new ArrayList<>();
    /** By place: the flow, or null. */
    final List<Flow> flowAt = new ArrayList<>();
    /** By place: whether more than one token can come there by different ways. */
    boolean[] merged = new boolean[0];

    Net(String key) {
        this.key = key;
    }

    int place(Node node, Flow flow) {
        nodeAt.add(node);
        flowAt.add(flow);
        return size++;
    }
}
