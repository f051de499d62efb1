package hep.rootio.internal.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of classes against files that ROOT 6 wrote: the checksums that stand there follow from
 * our elements only if these are right.
 */
class ClassTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TObject | 1 | 901bc02d
          TString | 2 | 17419
          TNamed | 1 | dfb74a3c
          TObjString | 1 | 9c8e4800
          TAttLine | 2 | 94074549
          TAttFill | 2 | ffd92a92
          TAttMarker | 2 | 291d8bec
          TAttAxis | 4 | 5c6fff3e
          TAtt3D | 1 | 757a
          TCollection | 3 | 57e3cb9c
          TSeqCollection | 0 | fc6c3bc6
          TList | 5 | 69c5c3bb
          THashList | 0 | cc7e49c1
          TObjArray | 3 | a99e6552
          TArray | 1 | 7021b2
          TArrayD | 1 | 7139ef34
          TArrayF | 1 | 5a0bf6f1
          TArrayI | 1 | d9d571c7
          ROOT::TIOFeatures | 1 | 1aa12f10
          TTree | 20 | 7264e07f
          TBranch | 13 | 10978aac
          TBranchElement | 10 | e74f5e63
          TLeaf | 2 | 6d1e8152
          TLeafO | 1 | 2ae48d3
          TLeafB | 1 | f1e4b5e
          TLeafS | 1 | 150ceecf
          TLeafI | 1 | 7e6aae19
          TLeafL | 1 | de320862
          TLeafF | 1 | 3add9d72
          TLeafD | 1 | 118e8776
          TLeafC | 1 | fbe3b2f3
          TLeafElement | 1 | a04f8893
          TAxis | 10 | 5a496e70
          TH1 | 8 | 1c3740c4
          TH1D | 3 | f9b1569f
          TH1F | 3 | e2939644
          TH1I | 3 | 627564f6
          TH2 | 5 | 182347f
          TH2D | 4 | 7fba82f0
          TH2F | 4 | 689cc295
          TH2I | 4 | e87e9147
          TH3 | 6 | 42d2445f
          TH3D | 4 | 64b9ff86
          TH3F | 4 | 4d9c3f2b
          TProfile | 7 | 4bedee54
          TProfile2D | 8 | 36a142ac
          TGraph | 4 | 5f7f465
          TGraphAsymmErrors | 3 | cc46af3b
          TEfficiency | 2 | 52931aeb
          ROOT::RNTuple | 2 | 4ba21bf5
          TStreamerElement | 4 | dd0eb253
          TStreamerBase | 3 | 92715b0
          TStreamerBasicType | 2 | f5d5ac4d
          TStreamerBasicPointer | 2 | 318803b
          TStreamerObject | 2 | 626ac134
          TStreamerObjectAny | 2 | 8f7ef50
          TStreamerObjectPointer | 2 | 5de72d4b
          TStreamerString | 2 | a0aa915e
          TStreamerSTL | 3 | 89f908d6
          vector<float> | 6 | 55a169b
          vector<double> | 6 | 100e4364
          vector<int> | 6 | 983b88
          vector<short> | 6 | 55a2247
          vector<char> | 6 | 1c8b03f
          vector<bool> | 6 | 1c8b117
          vector<string> | 6 | 100e72bc
          vector<unsigned char> | 6 | 2b7230da
          vector<unsigned short> | 6 | 8256a418
          vector<unsigned int> | 6 | b9261111
          vector<ULong64_t> | 6 | b178f86b
          vector<vector<float> > | 6 | 8165d920
          vector<vector<int> > | 6 | b90b52bd
          """)
  void givesTheVersionAndChecksumThatRootWrites(String name, int version, String checksum) {
    ClassDescription description = ClassTable.KNOWN.get(name);

    assertEquals(version, description.version());
    assertEquals(checksum, Integer.toHexString(description.checksum(ClassTable.KNOWN)));
  }

  @Test
  void refusesAClassItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> ClassTable.KNOWN.get("TFoo"));
  }

  @Test
  void refusesAMemberThatAClassDoesNotHave() {
    ObjectValue value = new ObjectValue("TNamed").with("fNmae", "x");
    ObjectOutput out = new ObjectOutput(new Output(), 0, new HashSet<>());

    assertThrows(IllegalArgumentException.class, () -> out.object(value));
  }
}
