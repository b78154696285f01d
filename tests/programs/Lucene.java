import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Runs the analysis of an index definition in Lucene, which is what takes words apart in Elasticsearch
 * and OpenSearch: DEFINITION BULK REQUESTS. A request is a line of JSON, {"analyzer", "text"} or
 * {"phrase"}; for each, a line with the terms, or with the references of the decisions in BULK whose
 * paragraphs have the phrase.
 */
public final class Lucene {
  private final JsonObject analysis;

  private Lucene(JsonObject analysis) {
    this.analysis = analysis;
  }

  public static void main(String[] words) throws Exception {
    JsonObject definition = JsonParser.parseString(Files.readString(Path.of(words[0]))).getAsJsonObject();
    Lucene own = new Lucene(definition.getAsJsonObject("settings").getAsJsonObject("analysis"));
    JsonObject text = definition.getAsJsonObject("mappings").getAsJsonObject("properties")
        .getAsJsonObject("paragraphs").getAsJsonObject("properties").getAsJsonObject("text");
    Analyzer writing = own.analyzer("analyzer", text.get("analyzer").getAsString());
    Analyzer asking = own.analyzer("analyzer", text.get("search_analyzer").getAsString());
    IndexSearcher searcher = indexed(Path.of(words[1]), writing);
    for (String line : Files.readAllLines(Path.of(words[2]))) {
      JsonObject request = JsonParser.parseString(line).getAsJsonObject();
      List<String> answer = request.has("phrase")
          ? found(searcher, new QueryBuilder(asking).createPhraseQuery("text", request.get("phrase").getAsString()))
          : own.terms(request.get("analyzer").getAsString(), request.get("text").getAsString());
      System.out.println(new Gson().toJson(answer));
    }
  }

  private static IndexSearcher indexed(Path bulk, Analyzer analyzer) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      List<String> lines = Files.readAllLines(bulk);
      for (int at = 1; at < lines.size(); at += 2) {
        JsonObject decision = JsonParser.parseString(lines.get(at)).getAsJsonObject();
        Document document = new Document();
        document.add(new StoredField("id", decision.get("id").getAsString()));
        for (JsonElement paragraph : decision.getAsJsonArray("paragraphs")) {
          JsonElement words = paragraph.getAsJsonObject().get("text");
          if (words != null) document.add(new TextField("text", words.getAsString(), Field.Store.NO));
        }
        writer.addDocument(document);
      }
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  private static List<String> found(IndexSearcher searcher, Query query) throws IOException {
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, 10_000).scoreDocs) ids.add(searcher.doc(hit.doc).get("id"));
    return ids;
  }

  private List<String> terms(String name, String text) throws Exception {
    String kind = analysis.getAsJsonObject("analyzer").has(name) ? "analyzer" : "normalizer";
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer(kind, name).tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
    }
    return terms;
  }

  private Analyzer analyzer(String kind, String name) throws Exception {
    JsonObject of = analysis.getAsJsonObject(kind).getAsJsonObject(name);
    boolean whole = kind.equals("normalizer");
    if (!whole && !of.get("tokenizer").getAsString().equals("standard")) throw new IllegalArgumentException(name);
    return built(of.getAsJsonArray("char_filter"), of.getAsJsonArray("filter"), of.getAsJsonArray("filter").size(), whole);
  }

  /** An analyzer of the first filters of a list: names are taken apart by those before them. */
  private Analyzer built(JsonArray charFilters, JsonArray filters, int first, boolean whole) throws Exception {
    List<SynonymMap> names = new ArrayList<>();
    for (int at = 0; at < first; at++) {
      JsonObject filter = analysis.getAsJsonObject("filter").getAsJsonObject(filters.get(at).getAsString());
      boolean graph = filter != null && filter.get("type").getAsString().equals("synonym_graph");
      names.add(graph ? names(filter, built(charFilters, filters, at, whole)) : null);
    }
    return new Analyzer() {
      @Override
      protected Reader initReader(String field, Reader reader) {
        for (JsonElement filter : charFilters) {
          reader = charFilter(analysis.getAsJsonObject("char_filter").getAsJsonObject(filter.getAsString()), reader);
        }
        return reader;
      }

      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = whole ? new KeywordTokenizer() : new StandardTokenizer();
        TokenStream stream = tokenizer;
        for (int at = 0; at < first; at++) {
          String name = filters.get(at).getAsString();
          stream = name.equals("lowercase")
              ? new LowerCaseFilter(stream)
              : filter(analysis.getAsJsonObject("filter").getAsJsonObject(name), stream, names.get(at));
        }
        return new TokenStreamComponents(tokenizer, stream);
      }
    };
  }

  private static SynonymMap names(JsonObject filter, Analyzer before) throws Exception {
    SolrSynonymParser parser = new SolrSynonymParser(true, true, before);
    List<String> rules = new ArrayList<>();
    for (JsonElement rule : filter.getAsJsonArray("synonyms")) rules.add(rule.getAsString());
    parser.parse(new StringReader(String.join("\n", rules)));
    return parser.build();
  }

  private static Reader charFilter(JsonObject of, Reader reader) {
    if (of.get("type").getAsString().equals("pattern_replace")) {
      return new PatternReplaceCharFilter(
          Pattern.compile(of.get("pattern").getAsString()), of.get("replacement").getAsString(), reader);
    }
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (JsonElement rule : of.getAsJsonArray("mappings")) {
      String[] sides = rule.getAsString().split("=>", 2);
      map.add(unescaped(sides[0].trim()), unescaped(sides[1].trim()));
    }
    return new MappingCharFilter(map.build(), reader);
  }

  private static String unescaped(String side) {
    Matcher escape = Pattern.compile("\\\\u([0-9A-Fa-f]{4})").matcher(side);
    return escape.replaceAll(it -> Matcher.quoteReplacement(
        String.valueOf((char) Integer.parseInt(it.group(1), 16))));
  }

  private static TokenStream filter(JsonObject of, TokenStream stream, SynonymMap names) {
    switch (of.get("type").getAsString()) {
      case "pattern_replace":
        return new PatternReplaceFilter(stream, Pattern.compile(of.get("pattern").getAsString()),
            of.get("replacement").getAsString(), of.get("all").getAsBoolean());
      case "stemmer":
        if (!of.get("language").getAsString().equals("porter2")) throw new IllegalArgumentException("stemmer");
        return new SnowballFilter(stream, new EnglishStemmer());
      case "synonym_graph":
        return new SynonymGraphFilter(stream, names, false);
      default:
        throw new IllegalArgumentException(of.toString());
    }
  }
}
